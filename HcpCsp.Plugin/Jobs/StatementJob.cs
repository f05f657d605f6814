using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Billing.Statements;

namespace HcpCsp.Plugin.Jobs;

/// <summary>Issuing statements to many customers, or issuing anew those that differ, as jobs of the host.</summary>
internal sealed class StatementJob(StatementIssuer issuer)
{
    private delegate Task<IssueRun> Issuing(string accountId, string? invoiceNumber, string by, Action<int, int> report, CancellationToken cancellationToken);

    public JobDefinition Define() => Define(StatementRuns.JobKey, "Issuing of statements", issuer.IssueAllAsync);

    public JobDefinition DefineReissue() => Define(StatementRuns.ReissueJobKey, "Reissuing of statements that differ", issuer.ReissueAllAsync);

    private static JobDefinition Define(string key, string title, Issuing issue) => new()
    {
        Key = key,
        Title = title,
        ResumeAfterInterruption = true,
        Handler = (context, cancellationToken) => RunAsync(issue, context, cancellationToken),
    };

    private static async Task<JobOutcome> RunAsync(Issuing issue, JobRunContext context, CancellationToken cancellationToken)
    {
        (string accountId, string? invoiceNumber) = StatementRuns.Parse(context.Subject);
        IssueRun run = await issue(
            accountId,
            invoiceNumber,
            context.RequestedBy ?? "system",
            (done, all) => context.Report(new JobProgress(all == 0 ? 100 : 100d * done / all, $"{done} of {all} statements")),
            cancellationToken);
        return new JobOutcome(run.HeldBack.Count == 0, run.Summary);
    }
}
