using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>The next times that a schedule is due, each with the months that it is of then.</summary>
internal static class DueTimes
{
    private const int Shown = 3;

    /// <summary>Empty for one that follows invoices.</summary>
    public static IReadOnlyList<DueTime> List(ScheduleTime when, string zone, SchedulePeriod period, DateTimeOffset now, Formats formats)
    {
        var times = new List<DueTime>();
        DateTimeOffset after = now;
        while (times.Count < Shown && ScheduleCalendar.FindNext(when, zone, after) is { } next)
        {
            times.Add(new DueTime(NextDue.For(next.At, zone, formats), ReportWords.Months(ScheduleCalendar.SpanOf(period, next.Day), formats)));
            after = next.At;
        }

        return times;
    }
}

/// <param name="Months">That it is of then.</param>
internal sealed record DueTime(NextDue At, string Months);
