namespace HcpCsp.Plugin.Model;

/// <summary>The time an invoice is about, half open.</summary>
/// <param name="Start">First day.</param>
/// <param name="End">First day after it.</param>
internal readonly record struct BillingPeriod(DateOnly Start, DateOnly End)
{
    /// <summary>First day of the calendar month in which it begins: the month that it counts for.</summary>
    public DateOnly StartMonth => new(Start.Year, Start.Month, 1);

    public static BillingPeriod Month(int year, int month)
    {
        var start = new DateOnly(year, month, 1);
        return new BillingPeriod(start, start.AddMonths(1));
    }
}
