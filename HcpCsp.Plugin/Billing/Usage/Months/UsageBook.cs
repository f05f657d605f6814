using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>Customers' usage by month, priced as the ledger prices it today. A month that was looked at lately is held, so that turning a page opens no line.</summary>
internal sealed class UsageBook(ICspStore store, ReportedDocuments documents)
{
    private readonly RecentMonths recent = new();

    /// <summary>Months in which the customer is charged for an Azure plan, newest first; those that aren't billed yet are provisional. Opens no line.</summary>
    public IReadOnlyList<UseMonth> ListMonths(string accountId, string customerId) =>
        [.. ListDocuments(accountId, customerId)
            .GroupBy(static document => document.Month)
            .OrderByDescending(static group => group.Key)
            .Select(static group => new UseMonth(group.Key, group.Any(static document => document.IsOpen), [.. group]))];

    /// <param name="accountId">Account.</param>
    /// <param name="customerId">Normalized.</param>
    /// <param name="month">One of those that <see cref="ListMonths"/> lists.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public MonthUse Get(string accountId, string customerId, UseMonth month, CancellationToken cancellationToken)
    {
        string stamp = string.Join('\n', month.Documents.Select(document => StampOf(document, customerId)));
        return new MonthUse(
            month.Month,
            [.. month.Documents.Select(static document => document.Number)],
            month.Documents.Min(static document => document.AsOf),
            month.IsProvisional,
            Gaps.Of(month.Documents, withUsage: true, documents.ListFailures(accountId)),
            recent.GetOrAdd(new MonthKey(accountId, customerId, month.Month), stamp, () => new MonthUseReader(store.OpenAccount(accountId), customerId).Read(month.Documents, cancellationToken)));
    }

    private IEnumerable<ReportedDocument> ListDocuments(string accountId, string customerId) => documents
        .List(accountId, DateOnly.MinValue, DateOnly.MaxValue)
        .Where(document => document.Counts && document.Bill.Customers.Any(customer =>
            string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal) && customer.Products.Any(static product => product.Family == ProductFamily.AzurePlan)));

    // All that the figures are made from: data, usage and rule.
    private static string StampOf(ReportedDocument document, string customerId) => string.Join('|', [
        document.Number, document.Bill.Invoice.Lines?.Id, document.Usage?.Id,
        .. document.Bill.Customers.Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal)).Select(static customer => RuleFingerprint.Of(customer.Rule))]);
}

/// <summary>A month that there is usage to look for.</summary>
/// <param name="IsProvisional">Whether some of it isn't billed yet.</param>
/// <param name="Documents">Those that count and charge the customer for an Azure plan.</param>
internal sealed record UseMonth(DateOnly Month, bool IsProvisional, IReadOnlyList<ReportedDocument> Documents);
