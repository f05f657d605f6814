using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery.Scheduling;

/// <summary>When a schedule is due, and of which months then. Pure.</summary>
internal static class ScheduleCalendar
{
    /// <summary>Whether it is a time zone by its IANA id.</summary>
    public static bool IsZone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out TimeZoneInfo? zone) && zone.HasIanaId;

    /// <summary>The first one after a moment; null for a schedule that follows invoices.</summary>
    public static Occurrence? FindNext(ScheduleTime when, string zone, DateTimeOffset after) => when is ScheduleTime.AfterEachInvoice
        ? null
        : ListAfter(when, TimeZoneInfo.FindSystemTimeZoneById(zone), after).First();

    /// <summary>Those after a moment up to another, which belongs to it, the oldest first.</summary>
    public static IReadOnlyList<Occurrence> ListBetween(ScheduleTime when, string zone, DateTimeOffset after, DateTimeOffset until) => when is ScheduleTime.AfterEachInvoice
        ? []
        : [.. ListAfter(when, TimeZoneInfo.FindSystemTimeZoneById(zone), after).TakeWhile(one => one.At <= until)];

    /// <summary>The day that it is there.</summary>
    public static DateOnly DayOf(string zone, DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    /// <summary>The months of a day that it is due.</summary>
    public static MonthSpan SpanOf(SchedulePeriod period, DateOnly day)
    {
        var month = new DateOnly(day.Year, day.Month, 1);
        return period switch
        {
            SchedulePeriod.PreviousMonth => MonthSpan.Of(month.AddMonths(-1)),
            SchedulePeriod.MonthSoFar => MonthSpan.Of(month),
            SchedulePeriod.LastMonths last => new MonthSpan(month.AddMonths(-last.Count), month.AddMonths(-1)),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
        };
    }

    /// <summary>The months that end with a document's.</summary>
    public static MonthSpan SpanUpTo(SchedulePeriod period, DateOnly month) =>
        period is SchedulePeriod.LastMonths last ? new MonthSpan(month.AddMonths(1 - last.Count), month) : MonthSpan.Of(month);

    // A day early, since zones are up to 14 hours ahead of UTC or 12 behind.
    private static IEnumerable<Occurrence> ListAfter(ScheduleTime when, TimeZoneInfo zone, DateTimeOffset after)
    {
        DateOnly first = DateOnly.FromDateTime(after.UtcDateTime).AddDays(-1);
        return ListDays(when, first).Select(one => new Occurrence(one.Day, InstantOf(one.Day, one.At, zone))).SkipWhile(one => one.At <= after);
    }

    private static IEnumerable<(DateOnly Day, TimeOnly At)> ListDays(ScheduleTime when, DateOnly first)
    {
        switch (when)
        {
            case ScheduleTime.Monthly monthly:
                for (var month = new DateOnly(first.Year, first.Month, 1); ; month = month.AddMonths(1))
                    yield return (month.AddDays(Math.Min(monthly.Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1), monthly.At);
            case ScheduleTime.Weekly weekly:
                for (DateOnly day = first.AddDays(((int)weekly.Day - (int)first.DayOfWeek + 7) % 7); ; day = day.AddDays(7))
                    yield return (day, weekly.At);
            case ScheduleTime.Daily daily:
                for (DateOnly day = first; ; day = day.AddDays(1))
                    yield return (day, daily.At);
            default:
                throw new ArgumentOutOfRangeException(nameof(when), when, "Not a time.");
        }
    }

    /// <summary>A time that the clocks skip is the next one that there is; of one that there is twice, the first.</summary>
    private static DateTimeOffset InstantOf(DateOnly day, TimeOnly at, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(at);
        while (zone.IsInvalidTime(local))
            local = new DateTime(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified).AddMinutes(1);
        TimeSpan offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }
}

/// <summary>A time that a schedule is due.</summary>
/// <param name="Day">In the schedule's time zone.</param>
/// <param name="At">UTC.</param>
internal readonly record struct Occurrence(DateOnly Day, DateTimeOffset At);
