using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>Customers by month or by year: total, acquired, lost, and since when that is recorded.</summary>
/// <param name="Unit">Month or Year.</param>
/// <param name="RecordedSince">One per account: before, its figures don't exist.</param>
internal sealed record CustomerMovementsView(
    string Unit, string MonthPath, string YearPath, BarChartView Chart, IReadOnlyList<CustomerMovementRow> Rows, IReadOnlyList<RecordedSinceRow> RecordedSince)
{
    private const int MostShown = 12;

    public bool IsByYear => string.Equals(Unit, "Year", StringComparison.Ordinal);

    /// <param name="accounts">What is recorded of each.</param>
    /// <param name="accountId">Account that the page is about; null for all.</param>
    /// <param name="isByYear">Else by month.</param>
    /// <param name="formats">The reader's.</param>
    /// <returns>Null before any discovery.</returns>
    public static CustomerMovementsView? For(
        IReadOnlyList<(PartnerAccount Account, IReadOnlyList<CustomerMovement> Months)> accounts, string? accountId, bool isByYear, Formats formats)
    {
        var months = CustomerMovements.Sum(accounts.Select(account => account.Months));
        if (months.Count == 0)
            return null;

        var all = isByYear ? CustomerMovements.SumByYear(months) : months;
        return new CustomerMovementsView(
            isByYear ? "Year" : "Month",
            CspPaths.With(CspPaths.Dashboard, ("account", accountId)) + "#customers",
            CspPaths.With(CspPaths.Dashboard, ("account", accountId), ("customers", "year")) + "#customers",
            Draw([.. all.TakeLast(MostShown)], isByYear, formats),
            [.. ListRows(all, isByYear, formats).TakeLast(MostShown).Reverse()],
            [.. accounts.Select(account => new RecordedSinceRow(account.Account.Name, account.Months is [var first, ..] ? formats.Month(first.Month) : ""))]);
    }

    private static BarChartView Draw(IReadOnlyList<CustomerMovement> shown, bool isByYear, Formats formats) => BarChartView.Draw(
        isByYear ? "Customers by year" : "Customers by month",
        isByYear ? [.. shown.Select(YearOf)] : formats.AxisMonths(shown.Select(month => month.Month)),
        [new ChartSeries("Acquired", "acquired", [.. shown.Select(one => (decimal)one.Acquired)]), new ChartSeries("Lost", "lost", [.. shown.Select(one => (decimal)-one.Lost)])],
        new ChartSeries("Total", "total", [.. shown.Select(one => (decimal)one.Total)]),
        value => formats.Number((long)value));

    // Before the first there is nothing to compare it with.
    private static IEnumerable<CustomerMovementRow> ListRows(IReadOnlyList<CustomerMovement> all, bool isByYear, Formats formats) => all.Select((one, index) => new CustomerMovementRow(
        isByYear ? YearOf(one) : formats.Month(one.Month), formats.Number(one.Total), formats.Number(one.Acquired), formats.Number(one.Lost),
        index > 0 ? formats.Change(one.Total, all[index - 1].Total) : Formats.None));

    private static string YearOf(CustomerMovement year) => year.Month.Year.ToString(CultureInfo.InvariantCulture);
}

internal sealed record CustomerMovementRow(string Period, string Total, string Acquired, string Lost, string Change);

/// <param name="Since">Month of its first discovery; empty when there was none.</param>
internal sealed record RecordedSinceRow(string Account, string Since);
