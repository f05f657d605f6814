using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>The host's jobs on a clock that tests move: what is triggered runs when the test says so, one after another.</summary>
internal sealed class ClockedJobs(FakeTimeProvider time) : IHostJobs
{
    private readonly Dictionary<string, JobDefinition> definitions = new(StringComparer.Ordinal);
    private readonly List<JobRun> runs = [];
    private readonly Queue<string> queue = new();

    /// <summary>One-time schedules that are set.</summary>
    public Dictionary<(string JobKey, string Subject), DateTimeOffset> Times { get; } = [];

    /// <summary>Newest progress of each run, in order.</summary>
    public List<JobProgress> Progress { get; } = [];

    /// <summary>Runs that were cut off; they begin anew with the next <see cref="RunAllAsync"/>.</summary>
    public int Interrupted { get; private set; }

    public void Define(params JobDefinition[] jobs)
    {
        foreach (JobDefinition job in jobs)
            definitions[job.Key] = job;
    }

    public Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken)
    {
        if (FindAlive(jobKey, subject) is { } alive)
            return Task.FromResult(alive);
        var run = new JobRun
        {
            RunId = $"job-{runs.Count}", JobKey = jobKey, Subject = subject, Trigger = requestedBy is null ? JobTrigger.System : JobTrigger.Manual,
            RequestedBy = requestedBy?.Name, State = JobRunState.Running, StartedAt = time.GetUtcNow(),
        };
        runs.Add(run);
        queue.Enqueue(run.RunId);
        return Task.FromResult(run);
    }

    /// <summary>Does all that was triggered, and what that triggers.</summary>
    public async Task RunAllAsync(CancellationToken cancellationToken = default)
    {
        while (queue.TryDequeue(out string? id))
            await RunAsync(runs.FindIndex(run => run.RunId == id), cancellationToken);
    }

    /// <summary>Moves the clock, and runs what is scheduled on the way.</summary>
    public async Task AdvanceToAsync(DateTimeOffset to)
    {
        while (Times.Count > 0 && Times.MinBy(pair => pair.Value) is var next && next.Value <= to)
        {
            if (next.Value > time.GetUtcNow())
                time.SetUtcNow(next.Value);
            Times.Remove(next.Key);
            await TriggerAsync(next.Key.JobKey, next.Key.Subject, null, null, CancellationToken.None);
            await RunAllAsync();
        }

        time.SetUtcNow(to);
    }

    public JobRun? FindAlive(string jobKey, string subject) => runs.FindLast(run => run.JobKey == jobKey && run.Subject == subject && run.State == JobRunState.Running);

    public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit) =>
        [.. Enumerable.Reverse(runs).Where(run => run.JobKey == jobKey && run.Subject == subject).Take(limit)];

    public Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken)
    {
        int index = runs.FindLastIndex(run => run.JobKey == jobKey && run.Subject == subject && run.State == JobRunState.Running);
        if (index >= 0)
            runs[index] = runs[index] with { State = JobRunState.Stopped };
        return Task.FromResult(index >= 0);
    }

    public Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken)
    {
        Times[(jobKey, subject)] = schedule.ShouldBeOfType<JobSchedule.Once>().At;
        return Task.CompletedTask;
    }

    public Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken)
    {
        Times.Remove((jobKey, subject));
        return Task.CompletedTask;
    }

    public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) =>
        Task.FromResult<DateTimeOffset?>(Times.TryGetValue((jobKey, subject), out DateTimeOffset at) ? at : null);

    private async Task RunAsync(int index, CancellationToken cancellationToken)
    {
        JobRun run = runs[index];
        try
        {
            JobOutcome outcome = await definitions[run.JobKey].Handler(new Context(run, Progress.Add), cancellationToken);
            runs[index] = run with { State = outcome.Succeeded ? JobRunState.Succeeded : JobRunState.Failed, EndedAt = time.GetUtcNow(), Summary = outcome.Summary };
        }
        catch (OperationCanceledException)
        {
            // As the host does with a run that a crash or a shutdown cut off.
            runs[index] = run with { State = JobRunState.Interrupted, EndedAt = time.GetUtcNow() };
            Interrupted++;
            await TriggerAsync(run.JobKey, run.Subject, null, null, CancellationToken.None);
        }
    }

    private sealed class Context(JobRun run, Action<JobProgress> report) : JobRunContext
    {
        public override string RunId => run.RunId;

        public override string Subject => run.Subject;

        public override string? Argument => null;

        public override JobTrigger Trigger => run.Trigger;

        public override string? RequestedBy => run.RequestedBy;

        public override bool StopRequested => false;

        public override void Report(JobProgress progress)
        {
            lock (run)
                report(progress);
        }
    }
}
