using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.TestHost.Jobs;

/// <summary>The job service of one plugin.</summary>
internal sealed class PluginJobs(string pluginId, RunHistory history, ScheduleStore schedules, JobClock clock, TimeProvider time, ILogger logger)
    : IHostJobs, IAsyncDisposable
{
    private const int LongestSubject = 200;

    /// <summary>How long an unload waits for handlers that have been cancelled.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly Dictionary<RunSubject, AliveRun> alive = [];
    private IReadOnlyDictionary<string, JobDefinition>? definitions;
    private bool closed;

    /// <summary>Tells it the jobs that the plugin has registered: from now on it can be used.</summary>
    public void Define(IReadOnlyDictionary<string, JobDefinition> registered) => definitions = registered;

    /// <summary>Lets runs begin: arms the kept schedules and takes up what was interrupted. <see cref="Define"/> comes before.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var registered = definitions ?? throw new InvalidOperationException("The jobs are not known yet.");
        foreach (StoredRun run in history.ListNewest(pluginId))
        {
            if (run.State == JobRunState.Interrupted && registered.TryGetValue(run.JobKey, out var job) && job.ResumeAfterInterruption)
                await StartAsync(run.About, JobTrigger.System, null, run.Argument);
        }

        foreach (StoredSchedule schedule in schedules.ListFor(pluginId).Where(schedule => registered.ContainsKey(schedule.JobKey)))
            await clock.ArmAsync(schedule, cancellationToken);
    }

    public async Task<JobRun> TriggerAsync(
        string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken)
    {
        RunSubject about = Check(jobKey, subject);
        JobTrigger trigger = requestedBy is null ? JobTrigger.System : JobTrigger.Manual;
        return (await StartAsync(about, trigger, requestedBy?.Name, argument).WaitAsync(cancellationToken)).ToRun();
    }

    public async Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken)
    {
        RunSubject about = Check(jobKey, subject);
        AliveRun? run = FindAliveRun(about);
        if (run is null || !Definition(jobKey).CanStop)
            return false;
        await CancelAsync(run, run.StopAsync);
        return true;
    }

    public JobRun? FindAlive(string jobKey, string subject) => FindAliveRun(Check(jobKey, subject))?.Now().ToRun();

    public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        return [.. history.List(Check(jobKey, subject), limit).Select(run => Refresh(run).ToRun())];
    }

    public async Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken)
    {
        RunSubject about = Check(jobKey, subject);
        StoredSchedule stored = StoredSchedule.For(about, schedule, time.GetUtcNow());
        schedules.Put(stored);
        await clock.ArmAsync(stored, cancellationToken);
    }

    public async Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken)
    {
        RunSubject about = Check(jobKey, subject);
        schedules.Remove(about);
        await clock.DisarmAsync(about, cancellationToken);
    }

    public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) =>
        Task.FromResult(schedules.Find(Check(jobKey, subject))?.NextRun);

    public string? FindTitle(string jobKey) => definitions?.GetValueOrDefault(jobKey)?.Title;

    public StoredRun Refresh(StoredRun run) =>
        run.State == JobRunState.Running && FindAliveRun(run.About) is { } found && found.RunId == run.RunId ? found.Now() : run;

    /// <summary>The clock says that a schedule is due.</summary>
    public async Task FireAsync(RunSubject about)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (closed || schedules.FindDue(about, now) is not { } due)
            return;
        bool isNew = TryRecord(about, JobTrigger.System, null, null, out AliveRun run);
        try
        {
            // After the start is on record, so that a crash in between makes up for it, and before the handler runs: it may schedule anew.
            if (schedules.Advance(due, now) is { } next)
                await clock.ArmAsync(next, CancellationToken.None);
        }
        finally
        {
            if (isNew)
                await BeginAsync(run);
        }
    }

    /// <summary>Does the work of a run that has been started. Called by the clock, on one of its threads.</summary>
    public async Task ExecuteAsync(RunSubject about, string runId)
    {
        if (FindAliveRun(about) is not { } run || !string.Equals(run.RunId, runId, StringComparison.Ordinal))
            return;
        RunEnd end;
        try
        {
            end = RunEnd.Of(await Definition(about.JobKey).Handler(run, run.Token), run);
        }
        catch (Exception error)
        {
            end = RunEnd.Of(error, run);
            if (end.State == JobRunState.Failed)
                logger.LogError(error, "Job {JobKey} of plugin {Plugin} failed, run {RunId}, subject {Subject}", about.JobKey, pluginId, runId, about.Subject);
        }

        End(run, end);
        run.Dispose();
    }

    /// <summary>Stops what is alive, as interrupted, and starts nothing more. The schedules stay, for the next load.</summary>
    public async ValueTask DisposeAsync()
    {
        List<AliveRun> running;
        lock (gate)
        {
            closed = true;
            running = [.. alive.Values];
        }

        foreach (StoredSchedule schedule in schedules.ListFor(pluginId))
            await clock.DisarmAsync(schedule.About, CancellationToken.None);
        foreach (AliveRun run in running)
            await CancelAsync(run, run.CutOffAsync);
        await Task.WhenAny(Task.WhenAll(running.Select(run => run.Ended)), Task.Delay(Patience, time));
        foreach (AliveRun run in running.Where(run => !run.Ended.IsCompleted))
        {
            logger.LogWarning("Run {RunId} of plugin {Plugin} did not end when it was cancelled", run.RunId, pluginId);
            End(run, RunEnd.CutOff);
        }
    }

    private JobDefinition Definition(string jobKey) => definitions![jobKey]; // Check or the alive run vouches for the key.

    private RunSubject Check(string jobKey, string subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (definitions is null)
            throw new InvalidOperationException("Jobs can be used once Register has returned.");
        if (!definitions.ContainsKey(jobKey))
            throw new ArgumentException($"Plugin '{pluginId}' has registered no job '{jobKey}'.", nameof(jobKey));
        if (subject.Length > LongestSubject)
            throw new ArgumentException($"A subject has at most {LongestSubject} characters.", nameof(subject));
        return new RunSubject(pluginId, jobKey, subject);
    }

    private AliveRun? FindAliveRun(RunSubject about)
    {
        lock (gate)
            return alive.GetValueOrDefault(about);
    }

    private async Task<StoredRun> StartAsync(RunSubject about, JobTrigger trigger, string? requestedBy, string? argument) =>
        TryRecord(about, trigger, requestedBy, argument, out AliveRun run) ? await BeginAsync(run) : run.Now();

    /// <returns>False when a run is alive already, which it then gives.</returns>
    private bool TryRecord(RunSubject about, JobTrigger trigger, string? requestedBy, string? argument, out AliveRun run)
    {
        lock (gate)
        {
            if (alive.TryGetValue(about, out var existing))
            {
                run = existing;
                return false;
            }

            if (closed)
                throw new InvalidOperationException($"Plugin '{pluginId}' is being unloaded.");
            run = new AliveRun(NewRun(about, trigger, requestedBy, argument));
            history.Save(run.Now());
            alive.Add(about, run);
            return true;
        }
    }

    private async Task<StoredRun> BeginAsync(AliveRun run)
    {
        StoredRun started = run.Now();
        try
        {
            await clock.StartRunAsync(run);
        }
        catch (Exception error)
        {
            End(run, new RunEnd(JobRunState.Failed, error.Message));
            throw;
        }

        return started;
    }

    private StoredRun NewRun(RunSubject about, JobTrigger trigger, string? requestedBy, string? argument)
    {
        DateTimeOffset now = time.GetUtcNow();
        return new StoredRun
        {
            RunId = Guid.CreateVersion7(now).ToString("n"),
            Plugin = about.Plugin,
            JobKey = about.JobKey,
            Subject = about.Subject,
            Trigger = trigger,
            RequestedBy = requestedBy,
            Argument = argument,
            State = JobRunState.Running,
            StartedAt = now,
        };
    }

    private void End(AliveRun run, RunEnd end)
    {
        lock (gate)
        {
            if (run.Ended.IsCompleted)
                return;
            history.Save(run.Now() with { State = end.State, Summary = end.Summary, EndedAt = time.GetUtcNow() });
            alive.Remove(run.About);
            run.MarkEnded();
        }
    }

    /// <summary>A handler's own cancellation callbacks may throw; that is the handler's affair.</summary>
    private async Task CancelAsync(AliveRun run, Func<Task> cancel)
    {
        try
        {
            await cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
        catch (AggregateException error)
        {
            logger.LogError(error, "Run {RunId} of plugin {Plugin} threw when it was cancelled", run.RunId, pluginId);
        }
    }
}
