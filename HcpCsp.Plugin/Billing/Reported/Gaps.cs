using System.Globalization;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing.Reported;

/// <summary>What a report lacks of what Microsoft has or will have to say, in the words of finance. Nothing means complete. Pure.</summary>
/// <remarks>
/// A document counts as whole when its lines are read (each file's rows are counted) and no figure of Microsoft's contradicts another. One
/// that can't be tied out since its lines are in several currencies is whole: no sum crosses currencies, and nothing is missing.
/// </remarks>
internal static class Gaps
{
    /// <param name="documents">All that the report is made from, and those of its months that aren't read.</param>
    /// <param name="withUsage">Whether it shows daily usage.</param>
    /// <param name="failures">Of the newest discovery.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReportedDocument> documents, bool withUsage, IReadOnlyList<UnitError> failures) =>
    [
        .. documents.Where(static document => !document.Bill.Invoice.IsVoided).SelectMany(document => Of(document, withUsage, failures)),
    ];

    /// <summary>The same for all documents of some months: without the list of documents, nobody knows whether one is missing.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{ReportedDocument}, bool, IReadOnlyList{UnitError})"/>
    public static IReadOnlyList<string> OfMonths(IReadOnlyList<ReportedDocument> documents, bool withUsage, IReadOnlyList<UnitError> failures) =>
    [
        .. failures.Where(IsListOfInvoices).Select(static failure => $"The list of invoices could not be read at the last discovery, so one may be missing. {failure.Message}"),
        .. Of(documents, withUsage, failures),
    ];

    public static string NotBilledYet(OpenPeriod open) => string.Create(
        CultureInfo.InvariantCulture, $"{open.Month:yyyy-MM} in {open.Currency} is not billed yet: shown is what is unbilled so far, as of {open.AsOf.UtcDateTime:yyyy-MM-dd HH:mm} UTC.");

    public static bool IsListOfInvoices(UnitError failure) => failure.Key is "invoices";

    private static IEnumerable<string> Of(ReportedDocument document, bool withUsage, IReadOnlyList<UnitError> failures)
    {
        string month = document.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (document.Open is { } open)
            yield return NotBilledYet(open);
        else if (!document.IsRead)
            yield return $"The line items of invoice {document.Number} are not read yet.{ReasonOf(failures, $"lines/{document.Number}")}";
        else if (FindContradiction(document.Bill) is { } check)
            yield return $"The figures of invoice {document.Number} do not agree ({check.Name}{DifferenceOf(check)}).";

        if (withUsage && document is { ShowsUsage: true, Usage: null })
        {
            yield return document.IsOpen
                ? $"The daily usage of {month} in {document.Currency} is not read yet.{ReasonOf(failures, $"unbilled-usage/{document.Currency}/{month}")}"
                : $"The daily usage of invoice {document.Number} is not read yet.{ReasonOf(failures, $"usage/{document.Number}")}";
        }
    }

    // Statements of before may well differ from today's prices: nothing of Microsoft's is missing.
    public static TieOutCheck? FindContradiction(InvoiceBill bill) =>
        bill.TieOut.Checks.FirstOrDefault(static check => check.Result == TieOutResult.Different && !StatementTieOut.IsOurs(check));

    private static string DifferenceOf(TieOutCheck check) => check.Difference is { Amount: not 0m } difference
        ? string.Create(CultureInfo.InvariantCulture, $", difference {difference.Amount} {difference.Currency}")
        : check.Note.Length > 0 ? ": " + check.Note.TrimEnd('.') : "";

    private static string ReasonOf(IReadOnlyList<UnitError> failures, string key) =>
        failures.FirstOrDefault(failure => string.Equals(failure.Key, key, StringComparison.Ordinal)) is { } found ? $" The last attempt failed: {found.Message}" : "";
}
