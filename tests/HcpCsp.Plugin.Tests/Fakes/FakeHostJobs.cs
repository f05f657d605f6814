using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>The host's jobs as a list that tests fill: what is triggered is noted and stays alive.</summary>
internal sealed class FakeHostJobs : IHostJobs
{
    /// <summary>Newest first.</summary>
    public List<JobRun> Runs { get; } = [];

    public Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken)
    {
        if (FindAlive(jobKey, subject) is { } alive)
            return Task.FromResult(alive);
        Runs.Insert(0, new JobRun
        {
            RunId = $"run-{Runs.Count}", JobKey = jobKey, Subject = subject, Trigger = JobTrigger.Manual, RequestedBy = requestedBy?.Name,
            State = JobRunState.Running, StartedAt = new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero),
        });
        return Task.FromResult(Runs[0]);
    }

    public JobRun? FindAlive(string jobKey, string subject) => ListRuns(jobKey, subject, 1) is [{ State: JobRunState.Running } alive] ? alive : null;

    public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit) =>
        [.. Runs.Where(run => string.Equals(run.JobKey, jobKey, StringComparison.Ordinal) && string.Equals(run.Subject, subject, StringComparison.Ordinal)).Take(limit)];

    /// <summary>Runs that don't end, however they are asked to stop.</summary>
    public bool NeverEnds { get; set; }

    public Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken)
    {
        int index = Runs.FindIndex(run => run.JobKey == jobKey && run.Subject == subject && run.State == JobRunState.Running);
        if (index >= 0 && !NeverEnds)
            Runs[index] = Runs[index] with { State = JobRunState.Stopped };
        return Task.FromResult(index >= 0);
    }

    public Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) => throw new NotSupportedException();
}
