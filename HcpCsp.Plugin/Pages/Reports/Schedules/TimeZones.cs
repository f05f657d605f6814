using HcpCsp.Plugin.Delivery.Scheduling;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>The IANA ids of the time zones that this machine knows.</summary>
internal static class TimeZones
{
    public static IReadOnlyList<string> Ids { get; } =
    [
        .. TimeZoneInfo.GetSystemTimeZones()
            .Select(static zone => zone.HasIanaId ? zone.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(zone.Id, out string? id) ? id : "")
            .Where(static id => id is "UTC" || (id.Contains('/', StringComparison.Ordinal) && !id.StartsWith("Etc/", StringComparison.Ordinal) && ScheduleCalendar.IsZone(id)))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
