using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Keeps a run and has the host begin it.</summary>
internal sealed class RunStarter(IHostJobs jobs, IReportStore reports)
{
    /// <summary>12 lower-case hex digits.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    // Kept first: a crash in between leaves a run that the next look begins.
    public async Task<ReportRun> StartAsync(ReportRun run, HcpUser? by, CancellationToken cancellationToken)
    {
        reports.SaveRun(run);
        await BeginAsync(run, by, cancellationToken);
        return run;
    }

    /// <summary>Harmless when it goes on already.</summary>
    public Task BeginAsync(ReportRun run, HcpUser? by, CancellationToken cancellationToken) =>
        jobs.TriggerAsync(ReportJobs.Making, ReportJobs.SubjectOf(run.AccountId, run.Id), by, argument: null, cancellationToken);
}
