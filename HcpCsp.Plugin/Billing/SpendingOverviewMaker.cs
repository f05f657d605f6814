using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>Adds bills up by currency, month and customer. The month of a bill is the one in which its billing period begins.</summary>
internal static class SpendingOverviewMaker
{
    private const int MostCustomers = 10;

    /// <param name="bills">Of documents that count, in any order.</param>
    public static SpendingOverview Make(IReadOnlyList<InvoiceBill> bills)
    {
        List<Charge> charges = [.. bills
            .OrderByDescending(bill => bill.Invoice.Period.Start)
            .ThenBy(bill => bill.Invoice.Number, StringComparer.Ordinal)
            .SelectMany(bill => bill.Customers.Select(customer => new Charge(FirstDay(bill.Invoice.Period), bill.Account.Id, customer)))];
        return new SpendingOverview(
            // Amounts of two currencies have no order: the one with the most lines is the largest.
            [.. charges
                .GroupBy(charge => charge.Bill.Cost.Currency, StringComparer.Ordinal)
                .OrderByDescending(group => group.Sum(charge => (long)charge.Bill.LineCount))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => SpendingOf(group.Key, [.. group]))]);
    }

    private static CurrencySpending SpendingOf(string currency, IReadOnlyList<Charge> charges)
    {
        ILookup<DateOnly, Charge> byMonth = charges.ToLookup(charge => charge.Month);
        DateOnly newest = charges.Max(charge => charge.Month);
        return new CurrencySpending(
            currency,
            [.. MonthsFrom(charges.Min(charge => charge.Month), newest).Select(month => new MonthSpending(
                month,
                new Money(byMonth[month].Sum(charge => charge.Bill.Cost.Amount), currency),
                new Money(byMonth[month].Sum(charge => charge.Bill.Price.Amount), currency)))],
            TopCustomers(currency, byMonth[newest], byMonth[newest.AddMonths(-1)]));
    }

    private static IReadOnlyList<CustomerSpending> TopCustomers(string currency, IEnumerable<Charge> newest, IEnumerable<Charge> before)
    {
        ILookup<(string, string), Charge> earlier = before.ToLookup(charge => charge.Customer);
        return [.. newest
            .Where(charge => !charge.IsUnassigned)
            .GroupBy(charge => charge.Customer)
            .Select(group => new CustomerSpending(
                group.Key.AccountId,
                group.Key.CustomerId,
                group.First().Bill.CustomerName,
                new Money(group.Sum(charge => charge.Bill.Cost.Amount), currency),
                new Money(group.Sum(charge => charge.Bill.Price.Amount), currency),
                new Money(earlier[group.Key].Sum(charge => charge.Bill.Price.Amount), currency)))
            .OrderByDescending(customer => customer.Price.Amount)
            .ThenBy(customer => customer.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(customer => customer.CustomerId, StringComparer.Ordinal)
            .Take(MostCustomers)];
    }

    private static IEnumerable<DateOnly> MonthsFrom(DateOnly first, DateOnly last)
    {
        for (DateOnly month = first; month <= last; month = month.AddMonths(1))
            yield return month;
    }

    private static DateOnly FirstDay(BillingPeriod period) => new(period.Start.Year, period.Start.Month, 1);

    private sealed record Charge(DateOnly Month, string AccountId, CustomerBill Bill)
    {
        public (string AccountId, string CustomerId) Customer => (AccountId, Bill.CustomerId);

        public bool IsUnassigned => string.Equals(Bill.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal);
    }
}
