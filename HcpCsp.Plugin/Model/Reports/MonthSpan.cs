namespace HcpCsp.Plugin.Model.Reports;

/// <summary>Some months in a row.</summary>
/// <param name="From">First day of the first month.</param>
/// <param name="To">First day of the last month, which belongs to it.</param>
internal readonly record struct MonthSpan(DateOnly From, DateOnly To)
{
    public static MonthSpan Of(DateOnly month) => new(new DateOnly(month.Year, month.Month, 1), new DateOnly(month.Year, month.Month, 1));
}
