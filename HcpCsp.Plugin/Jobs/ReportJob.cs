using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Delivery.Making;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Jobs;

/// <summary>One making of reports as a job of the host. Its subject is account and run.</summary>
internal sealed class ReportJob(ReportRunner runner, DeliveryClock clock)
{
    public JobDefinition Define() => new()
    {
        Key = ReportJobs.Making,
        Title = "Making of CSP reports",
        ResumeAfterInterruption = true,
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        (string accountId, string runId) = ReportJobs.Parse(context.Subject);
        ReportRun run = await runner.RunAsync(accountId, runId, context.Report, () => context.StopRequested, cancellationToken);

        // A mail that wasn't taken is tried again.
        await clock.SetAsync(accountId, CancellationToken.None);

        // The host tells stopped from interrupted itself.
        if (run.State == ReportRunState.Stopped)
            cancellationToken.ThrowIfCancellationRequested();
        return new JobOutcome(run.State == ReportRunState.Completed, $"{run.FileCount} files made, {run.Failures.Count} not made.");
    }
}
