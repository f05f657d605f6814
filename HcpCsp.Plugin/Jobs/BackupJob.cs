using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Backups;

namespace HcpCsp.Plugin.Jobs;

/// <summary>A backup as a job of the host, so that nobody waits for it and two don't get into each other's way.</summary>
internal sealed class BackupJob(BackupArchive archive)
{
    public JobDefinition Define() => new()
    {
        Key = BackupRuns.JobKey,
        Title = "Backup of the CSP data",
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        context.Report(new JobProgress(null, "Copying"));
        return await archive.MakeAsync(cancellationToken) switch
        {
            BackupOutcome.Made made => new JobOutcome(true, $"Copied to {made.Path}"),
            BackupOutcome.Refused refused => new JobOutcome(false, $"{refused.Why} Make room, or name another folder in HcpCsp:Backup:Folder."),
            var other => throw new InvalidOperationException($"Unknown outcome {other.GetType().Name}."),
        };
    }
}
