using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing;

/// <summary>How the customers of a document are named and in which order they stand, everywhere.</summary>
internal static class CustomerOrder
{
    /// <summary>By name; the bucket of lines without a customer last.</summary>
    public static IEnumerable<LineSummary> Sort(IEnumerable<LineSummary> summaries) => summaries
        .OrderBy(IsUnassigned)
        .ThenBy(NameOf, StringComparer.OrdinalIgnoreCase)
        .ThenBy(summary => summary.CustomerId, StringComparer.Ordinal)
        .ThenBy(summary => summary.Currency, StringComparer.Ordinal);

    /// <summary>Each customer once, in that order.</summary>
    public static IEnumerable<string> Of(IEnumerable<LineSummary> summaries) => Sort(summaries).Select(summary => summary.CustomerId).Distinct(StringComparer.Ordinal);

    public static string NameOf(LineSummary summary) =>
        IsUnassigned(summary) ? "(no customer named)"
        : string.IsNullOrWhiteSpace(summary.CustomerName) ? summary.CustomerId
        : summary.CustomerName;

    private static bool IsUnassigned(LineSummary summary) => string.Equals(summary.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal);
}
