using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Views;

/// <summary>Customers by month or by year: total, acquired, lost, and since when that is recorded.</summary>
/// <param name="Unit">Month or Year.</param>
/// <param name="RecordedSince">One per account: before, its figures don't exist.</param>
internal sealed record CustomerMovementsView(
    string Unit, string MonthPath, string YearPath, IReadOnlyList<FigureView> Figures, BarChartView Chart, IReadOnlyList<CustomerMovementRow> Rows, IReadOnlyList<RecordedSinceRow> RecordedSince)
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
            ListFigures(all, isByYear, formats),
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

    private static IReadOnlyList<FigureView> ListFigures(IReadOnlyList<CustomerMovement> all, bool isByYear, Formats formats)
    {
        CustomerMovement newest = all[^1];
        DateOnly before = isByYear ? newest.Month.AddYears(-1) : newest.Month.AddMonths(-1);
        return
        [
            Figure("Total", static one => one.Total, formats.ChangeOn),
            Figure("Acquired", static one => one.Acquired, formats.MoreOn),
            Figure("Lost", static one => one.Lost, formats.MoreOn),
        ];

        FigureView Figure(string name, Func<CustomerMovement, int> count, Func<decimal, decimal?, string, string> compare)
        {
            return new FigureView($"{name} {NameOf(newest, isByYear, formats)}", formats.Number(count(newest)), "", On(before), isByYear ? "" : On(newest.Month.AddYears(-1)));

            string On(DateOnly month) => compare(count(newest), Find(all, month) is { } found ? count(found) : null, NameOf(newest with { Month = month }, isByYear, formats));
        }
    }

    // Before the first there is nothing to compare it with.
    private static IEnumerable<CustomerMovementRow> ListRows(IReadOnlyList<CustomerMovement> all, bool isByYear, Formats formats) => all.Select(one => new CustomerMovementRow(
        NameOf(one, isByYear, formats), formats.Number(one.Total), formats.Number(one.Acquired), formats.Number(one.Lost),
        formats.Change(one.Total, Find(all, isByYear ? one.Month.AddYears(-1) : one.Month.AddMonths(-1))?.Total ?? 0),
        formats.Change(one.Total, Find(all, one.Month.AddYears(-1))?.Total ?? 0)));

    private static CustomerMovement? Find(IReadOnlyList<CustomerMovement> all, DateOnly month) => all.FirstOrDefault(one => one.Month == month);

    private static string NameOf(CustomerMovement one, bool isByYear, Formats formats) => isByYear ? YearOf(one) : formats.Month(one.Month);

    private static string YearOf(CustomerMovement year) => year.Month.Year.ToString(CultureInfo.InvariantCulture);
}

/// <param name="OnBefore">Change of the total on the month or year before; a dash where that isn't known.</param>
/// <param name="OnYear">Change of the total on the same month a year before; a dash where that isn't known.</param>
internal sealed record CustomerMovementRow(string Period, string Total, string Acquired, string Lost, string OnBefore, string OnYear);

/// <param name="Since">Month of its first discovery; empty when there was none.</param>
internal sealed record RecordedSinceRow(string Account, string Since);
