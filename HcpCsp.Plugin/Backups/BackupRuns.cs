using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Backups;

/// <summary>Backups as pages see them: the host's job and what it has made.</summary>
internal sealed class BackupRuns(IHostJobs jobs, BackupArchive archive)
{
    public const string JobKey = "backup";

    /// <summary>One run copies all accounts.</summary>
    public const string Subject = "accounts";

    public string Folder => archive.Folder;

    /// <summary>The newest run, alive or over; null when none was ever asked for.</summary>
    public JobRun? Newest => jobs.FindAlive(JobKey, Subject) ?? (jobs.ListRuns(JobKey, Subject, 1) is [var newest, ..] ? newest : null);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Backup> List() => archive.List();

    /// <summary>Starts a backup, or finds the one that is being made.</summary>
    public Task<JobRun> TriggerAsync(HcpUser requestedBy, CancellationToken cancellationToken) =>
        jobs.TriggerAsync(JobKey, Subject, requestedBy, argument: null, cancellationToken);
}
