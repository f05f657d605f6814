using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Lines;

namespace HcpCsp.Plugin.Discovery;

/// <summary>A month and currency that Microsoft is asked about before it bills them.</summary>
/// <param name="Month">First day.</param>
/// <param name="Period">What Microsoft calls it now.</param>
internal sealed record OpenMonth(string Currency, DateOnly Month, UnbilledPeriod Period)
{
    public string Caption => string.Create(CultureInfo.InvariantCulture, $"{Month:yyyy-MM} in {Currency}");

    public LineQuery.Unbilled QueryOf(LineKind kind) => new(kind, Currency, Period);

    /// <summary>The months that Microsoft has unbilled lines of: this one, and the one before until its document is there. By UTC.</summary>
    public static IReadOnlyList<OpenMonth> ListOf(string currency, DateTimeOffset now)
    {
        var thisMonth = new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        return [new OpenMonth(currency, thisMonth, UnbilledPeriod.Current), new OpenMonth(currency, thisMonth.AddMonths(-1), UnbilledPeriod.Last)];
    }
}
