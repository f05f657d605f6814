using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>Has the host begin runs that are kept. One that a crash kept from beginning, the next look begins.</summary>
internal sealed class RunStarter(IHostJobs jobs)
{
    /// <summary>12 lower-case hex digits.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(12, lowercase: true);

    /// <summary>Harmless when it goes on already.</summary>
    public Task BeginAsync(ReportRun run, HcpUser? by, CancellationToken cancellationToken) =>
        jobs.TriggerAsync(ReportJobs.Making, ReportJobs.SubjectOf(run.AccountId, run.Id), by, argument: null, cancellationToken);
}
