namespace HcpCsp.Abstractions.Jobs;

/// <summary>The host's job service, for the jobs of the calling plugin only: it neither sees nor touches those of others.</summary>
/// <remarks>
/// May be used from the moment <see cref="IHcpPlugin.Register"/> has returned, by many threads. A key that the plugin has not registered
/// throws <see cref="ArgumentException"/>.
/// </remarks>
public interface IHostJobs
{
    /// <summary>Starts a run now, or finds the one that is alive for the same key and subject. Harmless to repeat.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">What it is to be about; at most 200 characters.</param>
    /// <param name="requestedBy">Who asks; null when no person does.</param>
    /// <param name="argument">Free text for the handler; ignored when a run is already alive.</param>
    /// <param name="cancellationToken">Gives up waiting; a run that was started goes on.</param>
    /// <returns>The run, new or already alive.</returns>
    Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken);

    /// <summary>Asks the alive run to stop. Returns at once; the run ends within seconds.</summary>
    /// <returns>False when no run was alive, or its definition can't be stopped.</returns>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken);

    /// <summary>The run that is alive; null when there is none.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the run.</param>
    JobRun? FindAlive(string jobKey, string subject);

    /// <summary>Past and alive runs of a subject, newest first, at most <paramref name="limit"/>. Empty when there was none.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the runs.</param>
    /// <param name="limit">At least 1.</param>
    IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit);

    /// <summary>Runs the job for a subject on a schedule, from now on; replaces an earlier schedule of the two. Kept by the host across restarts.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the runs.</param>
    /// <param name="schedule">When.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken);

    /// <summary>Ends the schedule of a subject. An alive run goes on. Harmless when there is none.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken);

    /// <summary>When the schedule will next start a run, UTC; null when there is no schedule.</summary>
    /// <param name="jobKey">Key of the definition.</param>
    /// <param name="subject">Subject of the runs.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken);
}

/// <summary>When a job runs by itself: one of the nested types.</summary>
public abstract record JobSchedule
{
    private JobSchedule()
    {
    }

    /// <summary>Again and again. A start missed while the host was down is made up for once.</summary>
    /// <param name="Every">Time between two starts; at least one minute.</param>
    /// <param name="First">First start, UTC. In the past, it counts on from there in whole steps.</param>
    public sealed record Interval(TimeSpan Every, DateTimeOffset First) : JobSchedule;

    /// <summary>
    /// One time, then the schedule is gone. Kept across restarts: a start missed while the host was down is made up for once, when the
    /// plugin is next loaded. The handler may schedule the next time while it runs.
    /// </summary>
    /// <param name="At">The start, UTC. In the past, it starts at once. A run that is alive at that moment counts as it.</param>
    public sealed record Once(DateTimeOffset At) : JobSchedule;
}

/// <summary>One run as the host remembers it. A snapshot: it doesn't change; ask again.</summary>
public sealed record JobRun
{
    /// <summary>Id, unique in the host.</summary>
    public required string RunId { get; init; }

    /// <summary>Key of its definition.</summary>
    public required string JobKey { get; init; }

    /// <summary>What it is about.</summary>
    public required string Subject { get; init; }

    /// <summary>What started it.</summary>
    public required JobTrigger Trigger { get; init; }

    /// <summary>Name of the person who asked; null when nobody did.</summary>
    public string? RequestedBy { get; init; }

    /// <summary>Where it stands.</summary>
    public required JobRunState State { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended, UTC; null while it is alive.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Newest progress; null before the first report.</summary>
    public JobProgress? Progress { get; init; }

    /// <summary>The outcome's sentence, or the error's; null while it is alive.</summary>
    public string? Summary { get; init; }
}

/// <summary>States of a run.</summary>
public enum JobRunState
{
    /// <summary>Alive.</summary>
    Running,

    /// <summary>Ended well.</summary>
    Succeeded,

    /// <summary>Ended with an error, or with part of the work undone.</summary>
    Failed,

    /// <summary>Stopped by a person.</summary>
    Stopped,

    /// <summary>Cut off by a crash, a shutdown or an unload.</summary>
    Interrupted,
}
