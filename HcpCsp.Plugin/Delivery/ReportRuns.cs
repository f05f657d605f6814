using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery.Mailing;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <inheritdoc cref="IReportRuns"/>
internal sealed class ReportRuns(IHostJobs jobs, RunStarter starter, IReportStore reports, ReportMail mail, ReportZip zip, DeliveryClock clock, TimeProvider time) : IReportRuns
{
    private static readonly TimeSpan StopTakesAtMost = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    public async Task<StartOutcome> StartAsync(ReportWish wish, HcpUser by, CancellationToken cancellationToken)
    {
        string[] problems = [.. ReportOrderCheck.ListProblems(wish.Months), .. ReportOrderCheck.ListProblems(wish.Order)];
        if (problems.Length > 0)
            return new StartOutcome.Refused(problems);
        var run = new ReportRun
        {
            Id = RunStarter.NewId(),
            AccountId = wish.AccountId,
            RequestedBy = by.Name,
            Order = wish.Order,
            Spans = [wish.Months],
            InvoiceNumber = wish.InvoiceNumber,
            RequestedAt = time.GetUtcNow(),
        };
        reports.SaveRun(run);
        await starter.BeginAsync(run, by, cancellationToken);
        return new StartOutcome.Started(run);
    }

    public IReadOnlyList<ReportRun> List(string accountId, string? scheduleId, int skip, int take) => [.. reports.ListRuns(accountId, scheduleId).Skip(skip).Take(take)];

    public int Count(string accountId, string? scheduleId) => reports.ListRuns(accountId, scheduleId).Count;

    public ReportRun? Find(string accountId, string runId) => reports.FindRun(accountId, runId);

    public JobRun? FindJob(ReportRun run) => jobs.ListRuns(ReportJobs.Making, ReportJobs.SubjectOf(run.AccountId, run.Id), 1) is [var newest, ..] ? newest : null;

    public IReadOnlyList<ProducedFile> ListFiles(ReportRun run) => reports.ListFiles(run.AccountId, run.Id);

    public IReadOnlyList<ReportDelivery> ListDeliveries(ReportRun run) => reports.ListDeliveries(run.AccountId, run.Id);

    public Task<bool> StopAsync(ReportRun run, CancellationToken cancellationToken) =>
        jobs.StopAsync(ReportJobs.Making, ReportJobs.SubjectOf(run.AccountId, run.Id), cancellationToken);

    public async Task<bool> StopAllAsync(string accountId, CancellationToken cancellationToken)
    {
        long asked = time.GetTimestamp();
        await jobs.UnscheduleAsync(ReportJobs.Looking, accountId, cancellationToken);
        (string Job, string Subject)[] alive = [.. reports.ListRuns(accountId, null).Where(static run => run.EndedAt is null)
            .Select(run => (ReportJobs.Making, ReportJobs.SubjectOf(accountId, run.Id))).Append((ReportJobs.Looking, accountId))];
        foreach ((string job, string subject) in alive)
            await jobs.StopAsync(job, subject, cancellationToken);
        while (alive.Any(one => jobs.FindAlive(one.Job, one.Subject) is not null))
        {
            if (time.GetElapsedTime(asked) >= StopTakesAtMost)
                return false;
            await Task.Delay(BetweenLooks, time, cancellationToken);
        }

        return true;
    }

    // A large file is read once before the first byte goes out: not on the caller's thread.
    public Task<Stream> OpenFileAsync(ProducedFile file, CancellationToken cancellationToken) => Task.Run(() => reports.OpenFile(file), cancellationToken);

    public Task WriteZipAsync(ReportRun run, Stream output, CancellationToken cancellationToken) => zip.WriteAsync(ListFiles(run), output, cancellationToken);

    public async Task<ReportDelivery?> RetryAsync(string accountId, string deliveryId, CancellationToken cancellationToken)
    {
        if (reports.FindDelivery(accountId, deliveryId) is not { } delivery || reports.FindRun(accountId, delivery.RunId) is not { } run)
            return null;
        ReportDelivery tried = await mail.RetryAsync(run, delivery, cancellationToken);
        await clock.SetAsync(accountId, cancellationToken);
        return tried;
    }
}
