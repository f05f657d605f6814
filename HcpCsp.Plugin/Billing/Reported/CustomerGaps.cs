using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing.Reported;

/// <summary>The same as <see cref="Gaps"/> for the customer's eyes: no document of Microsoft's, no figure and no reason of ours is named. Pure.</summary>
internal static class CustomerGaps
{
    /// <param name="documents">That bill the customer, or may yet.</param>
    /// <param name="withUsage">Whether the report shows daily usage.</param>
    /// <param name="failures">Of the newest discovery.</param>
    public static IReadOnlyList<string> Of(IReadOnlyList<ReportedDocument> documents, bool withUsage, IReadOnlyList<UnitError> failures) =>
    [
        .. failures.Where(Gaps.IsListOfInvoices).Select(static _ => "Charges may be missing that are not known yet."),
        .. documents.Where(static document => !document.Bill.Invoice.IsVoided).SelectMany(document => Of(document, withUsage)).Distinct(StringComparer.Ordinal),
    ];

    private static IEnumerable<string> Of(ReportedDocument document, bool withUsage)
    {
        string month = document.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
        if (document.Open is { } open)
            yield return Gaps.NotBilledYet(open);
        else if (!document.IsRead)
            yield return $"Charges of {month} may be missing: not all of them are there yet.";
        else if (Gaps.FindContradiction(document.Bill) is not null)
            yield return $"The charges of {month} are still being checked.";
        if (withUsage && document is { ShowsUsage: true, Usage: null })
            yield return $"The daily usage of {month} is not there yet.";
    }
}
