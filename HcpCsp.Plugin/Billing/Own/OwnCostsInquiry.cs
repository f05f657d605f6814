using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Own;

/// <summary>
/// A customer's costs as the customer may know them: as issued where a statement is, else at today's price. What has no price of its own,
/// but goes out at our cost, isn't told before somebody issues it: the customer would read our cost from it.
/// </summary>
internal sealed class OwnCostsInquiry(ICspStore store, ReportedDocuments documents, StatementsInForce statements)
{
    /// <summary>By month, the newest first, and currency. Months without anything are left out.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="customerId">Normalized.</param>
    /// <param name="fromMonth">First day of the first month.</param>
    /// <param name="toMonth">First day of the last month.</param>
    public IReadOnlyList<OwnMonth> ListMonths(string accountId, string customerId, DateOnly fromMonth, DateOnly toMonth) =>
    [
        .. ListCounting(accountId, customerId, fromMonth, toMonth)
            .SelectMany(document => ListPrices(document, customerId), static (document, price) => (document.Month, price.Price, price.MayChange))
            .GroupBy(static part => (part.Month, part.Price.Currency))
            .OrderByDescending(static month => month.Key.Month)
            .ThenBy(static month => month.Key.Currency, StringComparer.Ordinal)
            .Select(static month => new OwnMonth(
                month.Key.Month,
                month.Aggregate(Money.Zero(month.Key.Currency), static (sum, part) => sum + part.Price),
                month.Any(static part => part.MayChange))),
    ];

    /// <summary>The same sums by product and by subscription, the largest first.</summary>
    public OwnDetails GetDetails(string accountId, string customerId, DateOnly month)
    {
        Dictionary<string, string> names = store.OpenAccount(accountId).ListSubscriptions(customerId).ToDictionary(static one => one.Id, static one => one.Name, StringComparer.OrdinalIgnoreCase);
        var products = new Dictionary<(ProductFamily Family, string Name, string Currency), Money>();
        var subscriptions = new Dictionary<(string Id, string Currency), Money>();
        foreach (PricedLine line in ListCounting(accountId, customerId, month, month).SelectMany(document => ReadLines(document, customerId)))
        {
            SummaryKey key = SummaryKey.Of(line.Line);
            bool isFee = line.Outcome is PricingOutcome.Fee;
            string subscription = isFee ? "" : key.SubscriptionId;
            if (subscription.Length > 0 && line.Line.SubscriptionDescription is { Length: > 0 } description)
                names.TryAdd(subscription, description);
            Add(products, (isFee ? ProductFamily.Fee : key.Family, key.ProductName, line.Outcome.Price.Currency), line.Outcome.Price);
            Add(subscriptions, (subscription, line.Outcome.Price.Currency), line.Outcome.Price);
        }

        return new OwnDetails(
            [.. products.Select(static pair => new OwnProduct(pair.Key.Family, pair.Key.Name, pair.Value)).OrderByDescending(static one => one.Price.Amount).ThenBy(static one => one.Name, StringComparer.Ordinal)],
            [.. subscriptions
                .Select(pair => new OwnSubscription(pair.Key.Id, names.GetValueOrDefault(pair.Key.Id, ""), pair.Value))
                .OrderByDescending(static one => one.Price.Amount)
                .ThenBy(static one => one.Id, StringComparer.Ordinal)]);
    }

    /// <summary>Issued to the customer, the latest first; earlier versions too.</summary>
    public IReadOnlyList<Statement> ListStatements(string accountId, string customerId) =>
        [.. store.Statements.List(accountId).Where(statement => string.Equals(statement.CustomerId, customerId, StringComparison.Ordinal))];

    private IEnumerable<ReportedDocument> ListCounting(string accountId, string customerId, DateOnly fromMonth, DateOnly toMonth) =>
        documents.List(accountId, fromMonth, toMonth).Where(document => document.Counts && (document.Bills(customerId) || FindIssued(document, customerId) is not null));

    private IEnumerable<(Money Price, bool MayChange)> ListPrices(ReportedDocument document, string customerId) => FindIssued(document, customerId) is { } issued
        ? issued.Blocks.Select(static block => (block.Price, false))
        : document.Bill.Customers.Where(customer => IsOf(customer, customerId) && customer.IsPriced).Select(static customer => (customer.Price, true));

    private IEnumerable<PricedLine> ReadLines(ReportedDocument document, string customerId)
    {
        bool issued = FindIssued(document, customerId) is not null;
        return statements.Find(document.Bill, customerId) is { } statement
            ? statement.Bills.Where(bill => issued || bill.IsPriced).SelectMany(statement.ReadLines)
            : [];
    }

    private Statement? FindIssued(ReportedDocument document, string customerId) =>
        store.Statements.ListInForce(document.Bill.Account.Id, document.Number).GetValueOrDefault(customerId);

    private static bool IsOf(CustomerBill bill, string customerId) => string.Equals(bill.CustomerId, customerId, StringComparison.Ordinal);

    private static void Add<TKey>(Dictionary<TKey, Money> sums, TKey key, Money price)
        where TKey : notnull => sums[key] = sums.TryGetValue(key, out Money sum) ? sum + price : price;
}
