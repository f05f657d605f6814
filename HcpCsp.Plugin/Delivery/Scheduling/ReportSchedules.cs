using HcpCsp.Abstractions;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Scheduling;

/// <inheritdoc cref="IReportSchedules"/>
internal sealed class ReportSchedules(ScheduleRuns runs, DeliveryClock clock, IReportStore reports, IBillingLedger ledger, TimeProvider time) : IReportSchedules
{
    public IReadOnlyList<ReportSchedule> List(string accountId) => reports.ListSchedules(accountId);

    public ReportSchedule? Find(string accountId, string scheduleId) => reports.FindSchedule(accountId, scheduleId);

    public ScheduleStanding GetStanding(ReportSchedule schedule) => reports.GetStanding(schedule.AccountId, schedule.Id);

    public DateTimeOffset? FindNext(ReportSchedule schedule) =>
        schedule.IsPaused ? null : ScheduleCalendar.FindNext(schedule.When, schedule.TimeZone, time.GetUtcNow())?.At;

    public DateOnly SuggestFromMonth(string accountId)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return ledger.ListInvoices(accountId).Where(static bill => !bill.Invoice.IsVoided).Select(static bill => bill.Invoice.Period.StartMonth.AddMonths(1))
            .DefaultIfEmpty(new DateOnly(today.Year, today.Month, 1)).Max();
    }

    public async Task<SaveOutcome> SaveAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        if (ReportOrderCheck.ListProblems(schedule) is { Count: > 0 } problems)
            return new SaveOutcome.Refused(problems);
        try
        {
            ReportSchedule saved = reports.SaveSchedule(schedule);

            // What was due before, under other rules or while it was paused, is past.
            reports.SaveStanding(reports.GetStanding(saved.AccountId, saved.Id) with { DoneUntil = time.GetUtcNow() }, []);
            await clock.SetAsync(saved.AccountId, cancellationToken);
            await runs.AskAsync(saved.AccountId, cancellationToken);
            return new SaveOutcome.Saved(saved);
        }
        catch (ConcurrentEditException meanwhile)
        {
            return new SaveOutcome.Conflict(meanwhile.Message);
        }
    }

    public async Task RemoveAsync(string accountId, string scheduleId, CancellationToken cancellationToken)
    {
        reports.RemoveSchedule(accountId, scheduleId);
        await clock.SetAsync(accountId, cancellationToken);
    }

    public Task<ReportRun?> RunNowAsync(ReportSchedule schedule, HcpUser by, CancellationToken cancellationToken) =>
        runs.LookAsync(schedule, by, isAsked: true, cancellationToken);
}
