using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>A schedule by the names of its form's fields, and where it stands.</summary>
internal sealed record ScheduleAnswer : OrderAnswer
{
    private ScheduleAnswer(ReportSchedule schedule, ScheduleForm form, ScheduleStanding standing, DateTimeOffset? next)
        : base(schedule.Order)
    {
        (Id, Name, Version, Paused, MadeBy) = (schedule.Id, form.Name, schedule.Version, schedule.IsPaused, schedule.MadeBy);
        (When, Day, Weekday, At, Zone) = (form.When, form.Day, form.Weekday, form.At, form.Zone);
        (Period, Months, FromMonth) = (form.Period, form.Months, form.FromMonth);
        Next = next;
        LookedAt = standing.LookedAt;
        WaitingCount = standing.WaitingCount;
        Waiting = [.. standing.Waiting.Select(static one => new WaitingAnswer { Title = one.Title, Customer = one.CustomerName, Missing = one.Missing })];
        DifferingStatements = standing.DifferingStatements;
        Problem = standing.Problem;
    }

    public string Id { get; }

    public string Name { get; }

    [Description("When it is due: invoice, monthly, weekly or daily.")]
    public string When { get; }

    [Description("Day of the month, for monthly.")]
    public string Day { get; }

    [Description("Day of the week, for weekly.")]
    public string Weekday { get; }

    [Description("Time of day, such as 06:00.")]
    public string At { get; }

    [Description("IANA name of the time zone.")]
    public string Zone { get; }

    [Description("Months that it is of: previous, sofar or last.")]
    public string Period { get; }

    [Description("How many months, for last.")]
    public string Months { get; }

    [Description("Month that it starts with, such as 2026-10.")]
    public string FromMonth { get; }

    [Description("Grows with each change; who changes it sends the one that was read.")]
    public int Version { get; }

    public bool Paused { get; }

    [Description("Name of the person who made it.")]
    public string MadeBy { get; }

    [Description("When it is due next; null when that depends on an invoice, or it is paused.")]
    public DateTimeOffset? Next { get; }

    [Description("When it was last looked at; null for never.")]
    public DateTimeOffset? LookedAt { get; }

    [Description("How many reports wait for what is missing.")]
    public int WaitingCount { get; }

    [Description("The first of them.")]
    public IReadOnlyList<WaitingAnswer> Waiting { get; }

    [Description("How many statements in force differ from today's figures.")]
    public int DifferingStatements { get; }

    [Description("Why it could not be looked at; empty when it could.")]
    public string Problem { get; }

    public static ScheduleAnswer Of(ReportSchedule schedule, ScheduleStanding standing, DateTimeOffset? next) =>
        new(schedule, ScheduleForm.From(schedule, CsvForm.Plain), standing, next);
}

internal sealed record WaitingAnswer
{
    public required string Title { get; init; }

    public required string Customer { get; init; }

    [Description("What is missing, in words.")]
    public required IReadOnlyList<string> Missing { get; init; }
}
