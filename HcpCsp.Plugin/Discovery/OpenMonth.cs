using System.Globalization;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Discovery;

/// <summary>A month and currency that Microsoft is asked about before it bills them.</summary>
/// <param name="Month">First day.</param>
internal sealed record OpenMonth(string Currency, DateOnly Month)
{
    public string Caption => string.Create(CultureInfo.InvariantCulture, $"{Month:yyyy-MM} in {Currency}");

    /// <summary>The months that Microsoft has unbilled lines of: this one, and the one before until its document is there. By UTC.</summary>
    public static IReadOnlyList<OpenMonth> ListOf(string currency, DateTimeOffset now) =>
        [new OpenMonth(currency, FirstDayOf(now)), new OpenMonth(currency, FirstDayOf(now).AddMonths(-1))];

    /// <summary>What Microsoft calls the month at a moment, which must be that of the question: a run may last past the end of the month.</summary>
    /// <returns>Null when it is so long ago that Microsoft tells nothing of it any more.</returns>
    public UnbilledPeriod? FindPeriod(DateTimeOffset now) =>
        Month == FirstDayOf(now) ? UnbilledPeriod.Current
        : Month == FirstDayOf(now).AddMonths(-1) ? UnbilledPeriod.Last
        : null;

    private static DateOnly FirstDayOf(DateTimeOffset now) => new(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
}
