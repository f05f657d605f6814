using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Margins;

/// <summary>The margin of every customer by currency and month, made of the same bills as the dashboard. Opens no line.</summary>
internal sealed class MarginBook(IBillingLedger ledger)
{
    private readonly FromBills<IReadOnlyDictionary<string, ILookup<DateOnly, Charge>>> charges = new(Collect);

    /// <summary>Currencies that anything is billed in, as the dashboard orders them.</summary>
    public IReadOnlyList<string> ListCurrencies(string? accountId) => [.. ledger.GetOverview(accountId).Currencies.Select(static one => one.Currency)];

    /// <param name="accountId">Null for all accounts.</param>
    /// <param name="currency">One of <see cref="ListCurrencies"/>.</param>
    /// <param name="month">The newest where nothing is billed in it.</param>
    /// <returns>Null when nothing is billed in the currency.</returns>
    public MarginMonth? Find(string? accountId, string currency, DateOnly? month)
    {
        if (!charges.Get(accountId, ledger.ListInvoices(accountId)).TryGetValue(currency, out ILookup<DateOnly, Charge>? byMonth))
            return null;
        DateOnly[] months = [.. byMonth.Select(static group => group.Key).OrderDescending()];
        DateOnly shown = month is { } asked && months.Contains(asked) ? asked : months[0];

        var now = SumByCustomer(byMonth[shown], shown, currency);
        var before = SumByCustomer(byMonth[shown.AddMonths(-1)], shown.AddMonths(-1), currency);
        var year = SumByCustomer(byMonth[shown.AddYears(-1)], shown.AddYears(-1), currency);
        return new MarginMonth(
            currency,
            months,
            [.. byMonth[shown].GroupBy(static charge => charge.Customer).Select(group => new CustomerMargin(
                group.Key.AccountId, group.Key.CustomerId, group.First().Bill.CustomerName, now[group.Key], before.GetValueOrDefault(group.Key), year.GetValueOrDefault(group.Key)))],
            new CustomerMargin("", "", "", Sum(now.Values, shown, currency), SumOrNone(before, shown.AddMonths(-1), currency), SumOrNone(year, shown.AddYears(-1), currency)));
    }

    /// <summary>By currency and month, the newest first, so that each customer's first name is its newest.</summary>
    private static Dictionary<string, ILookup<DateOnly, Charge>> Collect(IReadOnlyList<InvoiceBill> bills) => bills
        .Where(static bill => !bill.Invoice.IsVoided)
        .OrderByDescending(static bill => bill.Invoice.Period.Start)
        .SelectMany(static bill => bill.Customers.Select(customer => new Charge(bill.Invoice.Period.StartMonth, bill.Account.Id, customer)))
        .GroupBy(static charge => charge.Bill.Cost.Currency, StringComparer.Ordinal)
        .ToDictionary(static group => group.Key, static group => group.ToLookup(static charge => charge.Month), StringComparer.Ordinal);

    private static Dictionary<(string AccountId, string CustomerId), MonthSpending> SumByCustomer(IEnumerable<Charge> charges, DateOnly month, string currency) => charges
        .GroupBy(static charge => charge.Customer)
        .ToDictionary(static group => group.Key, group => new MonthSpending(
            month, new Money(group.Sum(static charge => charge.Bill.Cost.Amount), currency), new Money(group.Sum(static charge => charge.Bill.Price.Amount), currency)));

    private static MonthSpending Sum(IEnumerable<MonthSpending> parts, DateOnly month, string currency) => parts.Aggregate(
        new MonthSpending(month, Money.Zero(currency), Money.Zero(currency)), static (sum, part) => new MonthSpending(sum.Month, sum.Cost + part.Cost, sum.Price + part.Price));

    private static MonthSpending? SumOrNone(Dictionary<(string AccountId, string CustomerId), MonthSpending> parts, DateOnly month, string currency) => parts.Count == 0 ? null : Sum(parts.Values, month, currency);

    private sealed record Charge(DateOnly Month, string AccountId, CustomerBill Bill)
    {
        public (string AccountId, string CustomerId) Customer => (AccountId, Bill.CustomerId);
    }
}
