using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.TestHost.Jobs;

/// <summary>A run as it is kept. Written when it starts and again when it ends; the later line counts.</summary>
internal sealed record StoredRun
{
    public required string RunId { get; init; }

    public required string Plugin { get; init; }

    public required string JobKey { get; init; }

    public required string Subject { get; init; }

    public required JobTrigger Trigger { get; init; }

    public string? RequestedBy { get; init; }

    public string? Argument { get; init; }

    public required JobRunState State { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public JobProgress? Progress { get; init; }

    public string? Summary { get; init; }

    public RunSubject About => new(Plugin, JobKey, Subject);

    public JobRun ToRun() => new()
    {
        RunId = RunId,
        JobKey = JobKey,
        Subject = Subject,
        Trigger = Trigger,
        RequestedBy = RequestedBy,
        State = State,
        StartedAt = StartedAt,
        EndedAt = EndedAt,
        Progress = Progress,
        Summary = Summary,
    };
}

/// <summary>What at most one alive run is about.</summary>
internal readonly record struct RunSubject(string Plugin, string JobKey, string Subject);
