using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Margins;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Dashboard;

internal sealed record MarginsView
{
    public required AccountSelectorView Selector { get; init; }

    public required bool HasAccounts { get; init; }

    public required string AddPath { get; init; }

    public required string AccountPath { get; init; }

    public required IReadOnlyList<CompletenessView> Completeness { get; init; }

    /// <summary>Null before any invoice is read.</summary>
    public required MarginMonthView? Month { get; init; }
}

internal sealed record MarginMonthView
{
    public required string Month { get; init; }

    public required string Currency { get; init; }

    public required FiltersView Filters { get; init; }

    /// <summary>How many customers have a negative margin.</summary>
    public required string Negative { get; init; }

    public required bool HasNegative { get; init; }

    public required string NegativePath { get; init; }

    public required IReadOnlyList<SortView> Heads { get; init; }

    public required IReadOnlyList<MarginRow> Rows { get; init; }

    /// <summary>Of all customers, whatever is searched for.</summary>
    public required MarginRow Total { get; init; }

    public required PagerView Pager { get; init; }
}

/// <param name="Path">Empty for lines that name no customer.</param>
/// <param name="OnMonth">Change of the margin; a dash where there is nothing to compare it with.</param>
internal sealed record MarginRow(string Name, string Path, string Cost, string Price, string Margin, string Share, bool IsNegative, string OnMonth, string OnYear)
{
    public static MarginRow For(CustomerMargin customer, Formats formats) => new(
        customer.CustomerName,
        customer.IsUnassigned || customer.CustomerId.Length == 0 ? "" : CspPaths.Customer(customer.AccountId, customer.CustomerId),
        formats.Amount(customer.Now.Cost),
        formats.Amount(customer.Now.Price),
        formats.Amount(customer.Now.Margin),
        formats.Share(customer.Now.Margin.Amount, customer.Now.Price.Amount),
        customer.Now.Margin.Amount < 0m,
        ChangeOf(customer.Now, customer.MonthBefore, formats),
        ChangeOf(customer.Now, customer.YearBefore, formats));

    private static string ChangeOf(MonthSpending now, MonthSpending? before, Formats formats) => before is null ? Formats.None : formats.Change(now.Margin.Amount, before.Margin.Amount);
}
