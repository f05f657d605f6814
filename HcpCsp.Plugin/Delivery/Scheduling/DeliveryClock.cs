using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Scheduling;

/// <summary>Has the host look at an account's schedules when something is next due: a schedule, or a mail that is tried again.</summary>
internal sealed class DeliveryClock(IReportStore reports, IHostJobs jobs, TimeProvider time)
{
    // While a run of a schedule goes on, nothing else is begun for it: what came due meanwhile is found soon after.
    private static readonly TimeSpan WhileRunning = TimeSpan.FromMinutes(5);

    /// <summary>After whatever may have changed it. Never, when nothing is due.</summary>
    public async Task SetAsync(string accountId, CancellationToken cancellationToken)
    {
        DateTimeOffset[] times = [.. ListTimes(accountId, time.GetUtcNow())];
        if (times.Length > 0)
            await jobs.ScheduleAsync(ReportJobs.Looking, accountId, new JobSchedule.Once(times.Min()), cancellationToken);
        else
            await jobs.UnscheduleAsync(ReportJobs.Looking, accountId, cancellationToken);
    }

    private IEnumerable<DateTimeOffset> ListTimes(string accountId, DateTimeOffset now)
    {
        foreach (ReportSchedule schedule in reports.ListSchedules(accountId).Where(static one => !one.IsPaused))
        {
            if (ScheduleCalendar.FindNext(schedule.When, schedule.TimeZone, now) is { } next)
                yield return next.At;
        }

        foreach (ReportDelivery waiting in reports.ListWaiting(accountId))
            yield return waiting.NextAttemptAt is { } at && at > now ? at : now + WhileRunning;
        if (reports.ListRuns(accountId, null).Any(static run => run.EndedAt is null))
            yield return now + WhileRunning;
    }
}
