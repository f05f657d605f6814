using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>When a schedule is due next: in UTC, and by the clock of its time zone where that isn't UTC.</summary>
internal sealed record NextDue(string Utc, string Local)
{
    public static NextDue For(DateTimeOffset? next, ReportSchedule schedule, Formats formats) => next is { } at
        ? For(at, schedule.TimeZone, formats)
        : new NextDue(schedule.IsPaused ? "Paused" : "With the next invoice", "");

    public static NextDue For(DateTimeOffset at, string zone, Formats formats) =>
        new(formats.Moment(at), TimeZoneInfo.FindSystemTimeZoneById(zone) is var found && found.BaseUtcOffset == TimeSpan.Zero && !found.SupportsDaylightSavingTime ? "" : formats.Local(at, found));
}
