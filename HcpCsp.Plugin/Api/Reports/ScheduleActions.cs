using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>What people and programs do to schedules, each written into the audit trail.</summary>
internal sealed class ScheduleActions(ICspStore store, IReportSchedules schedules, IAuditLog audit, TimeProvider time)
{
    /// <param name="request">Who asks.</param>
    /// <param name="account">Whose it is.</param>
    /// <param name="old">What it is the next version of; null for a new one.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<SaveOutcome> SaveAsync(PageRequest request, PartnerAccount account, ReportSchedule? old, ScheduleForm form, CancellationToken cancellationToken)
    {
        IReadOnlySet<string> customers = store.OpenAccount(account.Id).ListCustomers().Select(static one => one.Id).ToHashSet(StringComparer.Ordinal);
        ScheduleReading reading = form.ToSchedule(old, account.Id, customers, request.User.Name, time.GetUtcNow());
        return reading.Problems.Count > 0
            ? new SaveOutcome.Refused(reading.Problems)
            : await SaveAsync(request, account, reading.Schedule, old is null ? "csp.schedule.created" : "csp.schedule.saved", cancellationToken);
    }

    public Task<SaveOutcome> PauseAsync(PageRequest request, PartnerAccount account, ReportSchedule schedule, CancellationToken cancellationToken) =>
        SaveAsync(request, account, schedule with { IsPaused = true }, "csp.schedule.paused", cancellationToken);

    public Task<SaveOutcome> ResumeAsync(PageRequest request, PartnerAccount account, ReportSchedule schedule, CancellationToken cancellationToken) =>
        SaveAsync(request, account, schedule with { IsPaused = false }, "csp.schedule.resumed", cancellationToken);

    public async Task RemoveAsync(PageRequest request, PartnerAccount account, ReportSchedule schedule, CancellationToken cancellationToken)
    {
        await schedules.RemoveAsync(account.Id, schedule.Id, cancellationToken);
        Note(request, account, schedule, "csp.schedule.removed");
    }

    /// <returns>Null when there is nothing to make.</returns>
    public async Task<ReportRun?> RunNowAsync(PageRequest request, PartnerAccount account, ReportSchedule schedule, CancellationToken cancellationToken)
    {
        ReportRun? run = await schedules.RunNowAsync(schedule, request.User, cancellationToken);
        Note(request, account, schedule, "csp.schedule.run");
        return run;
    }

    private async Task<SaveOutcome> SaveAsync(PageRequest request, PartnerAccount account, ReportSchedule schedule, string what, CancellationToken cancellationToken)
    {
        SaveOutcome outcome = await schedules.SaveAsync(schedule, cancellationToken);
        if (outcome is SaveOutcome.Saved)
            Note(request, account, schedule, what);
        return outcome;
    }

    private void Note(PageRequest request, PartnerAccount account, ReportSchedule schedule, string what) =>
        audit.Append(AuditEntry.For(request, what, $"{account.Name}: {schedule.Name}"));
}
