using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>The fields that <see cref="ScheduleForm"/> reads, as programs write them.</summary>
internal static class ScheduleFields
{
    public static ApiParameter Version { get; } =
        new("version", "Version of the schedule that was read: a change in between is told.") { Type = ApiValueType.WholeNumber, IsRequired = true };

    public static IReadOnlyList<ApiParameter> All { get; } =
    [
        new("name", "Name of the schedule.") { IsRequired = true },
        new("when", "When it is due.")
        {
            AllowedValues = [ScheduleForm.AfterInvoice, ScheduleForm.Monthly, ScheduleForm.Weekly, ScheduleForm.Daily], Default = ScheduleForm.Monthly,
        },
        new("day", "Day of the month, for monthly.") { Type = ApiValueType.WholeNumber, Default = "3" },
        ApiValues.Words<DayOfWeek>("weekday", "Day of the week, for weekly.") with { Default = nameof(DayOfWeek.Monday) },
        new("at", "Time of day.") { Default = "06:00" },
        new("zone", "IANA name of the time zone.") { Default = "UTC" },
        new("period", "Months that it is of: the previous one, the month so far, or the last ones.")
        {
            AllowedValues = [ScheduleForm.PreviousMonth, ScheduleForm.MonthSoFar, ScheduleForm.LastMonths], Default = ScheduleForm.PreviousMonth,
        },
        new("months", "How many months, for the last ones.") { Type = ApiValueType.WholeNumber, Default = "12" },
        new("fromMonth", "Month to start with. The newest that is billed, unless another is named.") { Example = "2026-10" },
        .. OrderFields.All,
    ];
}
