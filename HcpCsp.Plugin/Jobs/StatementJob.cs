using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Billing.Statements;

namespace HcpCsp.Plugin.Jobs;

/// <summary>Issuing statements to many customers as a job of the host.</summary>
internal sealed class StatementJob(StatementIssuer issuer)
{
    public JobDefinition Define() => new()
    {
        Key = StatementRuns.JobKey,
        Title = "Issuing of statements",
        ResumeAfterInterruption = true,
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        (string accountId, string? invoiceNumber) = StatementRuns.Parse(context.Subject);
        IssueRun run = await issuer.IssueAllAsync(
            accountId,
            invoiceNumber,
            context.RequestedBy ?? "system",
            (done, all) => context.Report(new JobProgress(all == 0 ? 100 : 100d * done / all, $"{done} of {all} statements")),
            cancellationToken);
        return new JobOutcome(run.HeldBack.Count == 0, run.Summary);
    }
}
