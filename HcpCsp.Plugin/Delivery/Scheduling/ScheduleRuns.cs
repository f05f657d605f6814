using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Delivery.Scheduling;

/// <summary>Looks at the schedules of an account, and begins what is due.</summary>
internal sealed partial class ScheduleRuns(
    ScheduleLook look, RunStarter starter, DeliveryClock clock, ReportMail mail, IReportStore reports, IHostJobs jobs, IOptions<ReportFileOptions> options, TimeProvider time, ILogger<ScheduleRuns> log)
{
    private readonly Lock looking = new();

    /// <summary>Has the host look soon: after a discovery, or after a schedule was changed. Harmless when a look goes on.</summary>
    public Task AskAsync(string accountId, CancellationToken cancellationToken) =>
        reports.ListSchedules(accountId).Count + reports.ListRuns(accountId, null).Count == 0 ? Task.CompletedTask : jobs.TriggerAsync(ReportJobs.Looking, accountId, requestedBy: null, argument: null, cancellationToken);

    /// <returns>How many runs were begun.</returns>
    public async Task<int> LookAsync(string accountId, CancellationToken cancellationToken)
    {
        Trim(accountId);
        await GoOnAsync(accountId, cancellationToken);
        int begun = 0;
        foreach (ReportSchedule schedule in reports.ListSchedules(accountId).Where(static one => !one.IsPaused))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await LookAsync(schedule, null, isAsked: false, cancellationToken) is not null)
                begun++;
        }

        await mail.SendDueAsync(accountId, cancellationToken);
        await clock.SetAsync(accountId, cancellationToken);
        return begun;
    }

    /// <returns>The run that was begun; null for none.</returns>
    public async Task<ReportRun?> LookAsync(ReportSchedule schedule, HcpUser? by, bool isAsked, CancellationToken cancellationToken)
    {
        try
        {
            ReportRun? run = Begin(schedule, by, isAsked);
            if (run is not null)
                await starter.BeginAsync(run, by, cancellationToken);
            return run;
        }
        catch (InvalidOperationException failed)
        {
            LookFailed(log, schedule.Id, schedule.AccountId, failed);
            reports.SaveStanding(reports.GetStanding(schedule.AccountId, schedule.Id) with { LookedAt = time.GetUtcNow(), Problem = failed.Message }, []);
            return null;
        }
    }

    /// <summary>One run of a schedule at a time: the next finds what came due meanwhile.</summary>
    private ReportRun? Begin(ReportSchedule schedule, HcpUser? by, bool isAsked)
    {
        lock (looking)
        {
            if (reports.ListRuns(schedule.AccountId, schedule.Id).Any(static run => run.EndedAt is null))
                return null;
            LookResult found = look.Look(schedule, time.GetUtcNow(), isAsked);
            ReportRun? run = found.Run is { } wanted ? RunOf(schedule, wanted, by) : null;

            // In this order: after a crash in between, the same is found due again, and by then the run has gone on and made it.
            if (run is not null)
                reports.SaveRun(run);
            reports.SaveStanding(found.Standing, found.Seen);
            return run;
        }
    }

    private ReportRun RunOf(ReportSchedule schedule, Wanted wanted, HcpUser? by) => new()
    {
        Id = RunStarter.NewId(),
        AccountId = schedule.AccountId,
        ScheduleId = schedule.Id,
        ScheduleName = schedule.Name,
        RequestedBy = by?.Name,
        Order = wanted.Order,
        Spans = wanted.Spans,
        FromMonth = schedule.FromMonth,
        RequestedAt = time.GetUtcNow(),
    };

    // The host starts anew what it knew of; a run that was kept in the very moment of a crash it never heard of.
    private async Task GoOnAsync(string accountId, CancellationToken cancellationToken)
    {
        foreach (ReportRun run in reports.ListRuns(accountId, null).Where(static run => run.EndedAt is null))
            await starter.BeginAsync(run, null, cancellationToken);
    }

    private void Trim(string accountId)
    {
        DateTimeOffset before = time.GetUtcNow() - options.Value.KeepFor;
        foreach (ReportRun run in reports.ListRuns(accountId, null).Where(run => run.EndedAt < before))
            reports.RemoveRun(run);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What schedule {ScheduleId} of account {AccountId} is to make can't be worked out. It is looked at again after the next discovery.")]
    private static partial void LookFailed(ILogger log, string scheduleId, string accountId, Exception exception);
}
