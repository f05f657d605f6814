using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A month's cost, price and margin, and how its price moved.</summary>
/// <param name="OnMonth">Change of the price on the month before; a dash where that isn't known.</param>
/// <param name="OnYear">Change of the price on the same month a year before; a dash where that isn't known.</param>
internal sealed record MonthRow(string Month, string Cost, string Price, string Margin, string MarginShare, string OnMonth, string OnYear)
{
    /// <summary>The last ones, newest first.</summary>
    /// <param name="months">Oldest first; those that aren't shown are compared with.</param>
    /// <param name="shown">How many at most.</param>
    /// <param name="formats">The reader's.</param>
    public static IReadOnlyList<MonthRow> List(IReadOnlyList<MonthSpending> months, int shown, Formats formats)
    {
        Dictionary<DateOnly, decimal> prices = months.ToDictionary(static month => month.Month, static month => month.Price.Amount);
        return [.. months.TakeLast(shown).Reverse().Select(month => new MonthRow(
            formats.Month(month.Month), formats.Amount(month.Cost), formats.Amount(month.Price), formats.Amount(month.Margin), formats.Share(month.Margin.Amount, month.Price.Amount),
            formats.Change(month.Price.Amount, prices.GetValueOrDefault(month.Month.AddMonths(-1))), formats.Change(month.Price.Amount, prices.GetValueOrDefault(month.Month.AddYears(-1)))))];
    }
}
