using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Reported;

/// <summary>Collects all that reports on some months of an account are made from, in one fixed order. Opens no line.</summary>
internal sealed class ReportedDocuments(ICspStore store, IBillingLedger ledger)
{
    /// <summary>Documents by month, date and number, each month's voided ones too; what isn't billed yet after them.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="fromMonth">First day of the first month.</param>
    /// <param name="toMonth">First day of the last month.</param>
    public IReadOnlyList<ReportedDocument> List(string accountId, DateOnly fromMonth, DateOnly toMonth)
    {
        OpenPeriod[] usage = [.. store.OpenAccount(accountId).ListOpenPeriods().Where(static period => period.Kind == LineKind.Usage)];
        return
        [
            .. ledger.ListInvoices(accountId).Select(ReportedDocument.Of)
                .Concat(ledger.ListOpenBills(accountId).Select(open => ReportedDocument.Of(open, FindUsage(usage, open))))
                .Where(document => document.Month >= fromMonth && document.Month <= toMonth)
                .OrderBy(static document => document.Month)
                .ThenBy(static document => document.IsOpen)
                .ThenBy(static document => document.Bill.Invoice.InvoiceDate)
                .ThenBy(static document => document.Number, StringComparer.Ordinal),
        ];
    }

    /// <summary>What failed in the newest discovery, which tells why something isn't there.</summary>
    public IReadOnlyList<UnitError> ListFailures(string accountId) => store.ListRuns(accountId, 1) is [var newest, ..] ? newest.Errors : [];

    private static DocumentVersion? FindUsage(OpenPeriod[] usage, OpenBill open) =>
        Array.Find(usage, period => period.Month == open.Month && string.Equals(period.Currency, open.Currency, StringComparison.Ordinal))?.Version;
}
