using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Usage;

/// <summary>A customer's usage of one month.</summary>
internal sealed record CustomerUsageView
{
    public required string Name { get; init; }

    public required string CustomerPath { get; init; }

    public required string AccountName { get; init; }

    /// <summary>Null where the customer was never charged for an Azure plan.</summary>
    public required UsageMonthView? Month { get; init; }
}

internal sealed record UsageMonthView
{
    public required string Month { get; init; }

    public required string Currency { get; init; }

    public required string Documents { get; init; }

    public required string AsOf { get; init; }

    public required bool IsProvisional { get; init; }

    /// <summary>In words; none means complete.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    public required FiltersView Filters { get; init; }

    public required string UsagePath { get; init; }

    public required string MissedPath { get; init; }

    public required string MissedCount { get; init; }

    /// <summary>What a link narrowed the usage to, and the way out of it.</summary>
    public required IReadOnlyList<NarrowedView> Narrowed { get; init; }

    /// <summary>Null while the days without credit are shown.</summary>
    public required UsageTableView? Usage { get; init; }

    public required MissedCreditView? Missed { get; init; }

    /// <summary>Of the whole month, whatever is shown of it.</summary>
    public required IReadOnlyList<TieOutRow> TieOut { get; init; }
}

/// <param name="Path">To the page without it.</param>
internal sealed record NarrowedView(string What, string Path);

/// <param name="By">Such as <c>Meter</c>.</param>
/// <param name="HasQuantity">Whether the rows are of one meter each.</param>
/// <param name="Chart">By day alone.</param>
/// <param name="Untraced">Null for none.</param>
internal sealed record UsageTableView(
    string By, bool HasQuantity, IReadOnlyList<SortView> Heads, IReadOnlyList<UsageRowView> Rows, UsageRowView? Untraced, UsageRowView Total, BarChartView? Chart, PagerView Pager);

/// <param name="Worth">Of all that is known exactly; a dash for none.</param>
internal sealed record MissedCreditView(IReadOnlyList<MissedCreditRow> Rows, string Worth, PagerView Pager);
