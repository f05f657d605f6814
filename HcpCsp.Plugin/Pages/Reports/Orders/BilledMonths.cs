using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Reports.Orders;

/// <summary>The months that an account has invoices of, and this one.</summary>
/// <param name="All">First days, the newest first.</param>
/// <param name="Billed">First day of the newest month that is billed; the one before this where none is.</param>
internal sealed record BilledMonths(IReadOnlyList<DateOnly> All, DateOnly Billed)
{
    private const int Year = 12;

    /// <summary>The last twelve that are billed, or as many as there are.</summary>
    public MonthSpan LastYear => new(All.Where(month => month <= Billed).Take(Year).DefaultIfEmpty(Billed).Last(), Billed);

    public static BilledMonths Of(IAccountStore data, DateOnly today)
    {
        var now = new DateOnly(today.Year, today.Month, 1);
        DateOnly[] billed = [.. data.ListInvoices().Select(static invoice => invoice.Period.StartMonth).Distinct().OrderDescending()];
        DateOnly newest = billed is [var first, ..] ? first : now.AddMonths(-1);
        DateOnly oldest = billed is [.., var last] ? last : newest;
        DateOnly latest = newest > now ? newest : now;
        int count = ((latest.Year - oldest.Year) * Year) + latest.Month - oldest.Month + 1;
        return new BilledMonths([.. Enumerable.Range(0, count).Select(back => latest.AddMonths(-back))], newest);
    }

    /// <param name="name">Field.</param>
    /// <param name="label">Caption.</param>
    /// <param name="chosen">What was typed: kept even where it is no month of the account.</param>
    /// <param name="formats">The reader's.</param>
    public ChoiceView Choice(string name, string label, string chosen, Formats formats)
    {
        IEnumerable<DateOnly> months = TypedFields.FindMonth(chosen) is { } other ? All.Append(other).Distinct().OrderDescending() : All;
        return new ChoiceView(name, label, [.. months.Select(month => new OptionView(TypedFields.Write(month), formats.Month(month), string.Equals(TypedFields.Write(month), chosen, StringComparison.Ordinal)))]);
    }
}
