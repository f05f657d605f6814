using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Budgets;

/// <summary>What a customer's month comes to at its price, before tax: what documents bill and what they don't bill yet.</summary>
/// <param name="Forecast">At the end of the month; null while it is too early to tell.</param>
internal sealed record MonthSpent(string CustomerName, Money Amount, Money? Forecast)
{
    /// <summary>Of every customer, in each currency. Voided documents never count.</summary>
    public static IReadOnlyDictionary<(string CustomerId, string Currency), MonthSpent> List(IBillingLedger ledger, string accountId, DateOnly month)
    {
        IEnumerable<(CustomerBill Bill, Money? Forecast)> billed = ledger.ListInvoices(accountId)
            .Where(bill => !bill.Invoice.IsVoided && bill.Invoice.Period.StartMonth == month)
            .SelectMany(static bill => bill.Customers)
            .Select(static customer => (customer, (Money?)customer.Price));
        IEnumerable<(CustomerBill Bill, Money? Forecast)> open = ledger.ListOpenBills(accountId)
            .Where(one => one.Month == month)
            .SelectMany(static one => one.Customers, static (one, customer) => (customer, MonthEndForecast.Of(customer, one.Month, one.Period.AsOf)));
        return billed.Concat(open)
            .GroupBy(static part => (part.Bill.CustomerId, part.Bill.Price.Currency), static part => new MonthSpent(part.Bill.CustomerName, part.Bill.Price, part.Forecast))
            .ToDictionary(static group => group.Key, static group => group.Aggregate(static (sum, part) => sum + part));
    }

    public static MonthSpent operator +(MonthSpent left, MonthSpent right) => new(
        right.CustomerName, left.Amount + right.Amount, left.Forecast is { } one && right.Forecast is { } other ? one + other : null);
}
