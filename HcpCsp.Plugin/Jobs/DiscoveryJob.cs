using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Jobs;

/// <summary>Discovery as a job of the host, and the looks at budgets and report schedules after it. Its subject is the account's id.</summary>
internal sealed class DiscoveryJob(DiscoveryEngine engine, BudgetWatch budgets, BudgetMail mail, ScheduleRuns schedules)
{
    public JobDefinition Define() => new()
    {
        Key = DiscoveryRuns.JobKey,
        Title = "Discovery of a CSP partner account",
        ResumeAfterInterruption = true,
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        DiscoveryRun run = await engine.RunAsync(
            new DiscoveryRequest(
                context.RunId,
                context.Subject,
                DiscoveryScope.Parse(context.Argument),
                context.Trigger == JobTrigger.Manual,
                context.RequestedBy,
                () => context.StopRequested,
                context.Report),
            cancellationToken);

        // The host tells stopped from interrupted itself.
        if (run.State is DiscoveryState.Stopped or DiscoveryState.InProgress)
            cancellationToken.ThrowIfCancellationRequested();
        budgets.Check(context.Subject);
        await mail.SendAsync(context.Subject, cancellationToken);
        await schedules.AskAsync(context.Subject, cancellationToken);
        return new JobOutcome(run.State == DiscoveryState.Completed, DiscoveryNotices.Summarize(run));
    }
}
