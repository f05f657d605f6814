using HcpCsp.Abstractions;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Schedules as pages and API see them.</summary>
internal interface IReportSchedules
{
    /// <summary>By name.</summary>
    IReadOnlyList<ReportSchedule> List(string accountId);

    ReportSchedule? Find(string accountId, string scheduleId);

    /// <summary>What it waits for, and when it was looked at last.</summary>
    ScheduleStanding GetStanding(ReportSchedule schedule);

    /// <summary>When it is due next, UTC; null while it is paused, and for one that follows invoices.</summary>
    DateTimeOffset? FindNext(ReportSchedule schedule);

    /// <summary>The month that a new schedule had best start with: the first of which there is no document yet.</summary>
    DateOnly SuggestFromMonth(string accountId);

    /// <summary>Saves a new one, or the next version of one, and sets the host's clock. Times that passed before the save aren't made up for; documents of its first month and later are.</summary>
    Task<SaveOutcome> SaveAsync(ReportSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Files and runs stay. Harmless when there is none.</summary>
    Task RemoveAsync(string accountId, string scheduleId, CancellationToken cancellationToken);

    /// <summary>Looks now, as if it were due now: makes what was never made at the version of today.</summary>
    /// <returns>The run, or null when there is nothing to make: the standing says what waits.</returns>
    Task<ReportRun?> RunNowAsync(ReportSchedule schedule, HcpUser by, CancellationToken cancellationToken);
}

internal abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    public sealed record Saved(ReportSchedule Schedule) : SaveOutcome;

    /// <summary>Somebody else saved it meanwhile: nothing was changed.</summary>
    public sealed record Conflict(string Problem) : SaveOutcome;

    /// <param name="Problems">All of them, in words.</param>
    public sealed record Refused(IReadOnlyList<string> Problems) : SaveOutcome;
}
