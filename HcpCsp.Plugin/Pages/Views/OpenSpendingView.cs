using HcpCsp.Plugin.Billing.Open;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>What isn't billed yet, by month and currency.</summary>
internal sealed record OpenSpendingView(IReadOnlyList<OpenSpendingRow> Rows)
{
    public static OpenSpendingView For(IReadOnlyList<OpenSpending> months, Formats formats) => new(
        [.. months.Select(month => new OpenSpendingRow(
            formats.Month(month.Month),
            month.Price.Currency,
            formats.Amount(month.Cost),
            formats.Amount(month.Price),
            formats.Amount(month.Margin),
            month.Forecast is { } forecast ? formats.Amount(forecast) : Formats.None,
            formats.Moment(month.AsOf)))]);
}

/// <param name="Forecast">A dash while it is too early.</param>
internal sealed record OpenSpendingRow(string Month, string Currency, string Cost, string Price, string Margin, string Forecast, string AsOf);
