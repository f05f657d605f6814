using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>A discovery run: how far it is, or how it ended.</summary>
internal sealed record RunAnswer
{
    public required string Id { get; init; }

    /// <summary>In the words of pages.</summary>
    public required string State { get; init; }

    public required bool Running { get; init; }

    /// <summary>Who asked for it; null for the system.</summary>
    public required string? RequestedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>Units that are over, of those that are known by now: 0 to 100.</summary>
    public required int Percent { get; init; }

    /// <summary>What is being read; empty when it isn't running.</summary>
    public required string Current { get; init; }

    public required int Lines { get; init; }

    public required int UsageLines { get; init; }

    public required long Bytes { get; init; }

    public required int Requests { get; init; }

    /// <summary>How often Microsoft made us wait.</summary>
    public required int ThrottleWaits { get; init; }

    public required int ErrorCount { get; init; }

    public static RunAnswer From(DiscoveryRun run) => new()
    {
        Id = run.Id,
        State = run.State.Caption(),
        Running = run.State == DiscoveryState.InProgress,
        RequestedBy = run.RequestedBy,
        StartedAt = run.StartedAt,
        EndedAt = run.EndedAt,
        Percent = run.PercentOver,
        Current = run.Current,
        Lines = run.Lines,
        UsageLines = run.UsageLines,
        Bytes = run.Bytes,
        Requests = run.Requests,
        ThrottleWaits = run.ThrottleWaits,
        ErrorCount = run.Errors.Count,
    };
}

/// <summary>A run with its units, and what failed.</summary>
internal sealed record RunDetailAnswer(RunAnswer Run, IReadOnlyList<UnitsAnswer> Units, IReadOnlyList<SkipAnswer> Skips, IReadOnlyList<UnitErrorAnswer> Errors)
{
    public static RunDetailAnswer From(DiscoveryRun run) => new(
        RunAnswer.From(run),
        [.. run.Units.Select(static unit => new UnitsAnswer(unit.Kind, unit.Known, unit.Done, unit.Skipped, unit.Failed))],
        [.. run.Skips.Select(static skip => new SkipAnswer(skip.Kind, skip.Why, skip.Count))],
        [.. run.Errors.Select(static error => new UnitErrorAnswer(error.Key, error.Unit, error.Status, error.Code, error.Message, error.RequestId, error.Advice, error.At))]);
}

/// <summary>The units of one kind.</summary>
internal sealed record UnitsAnswer(string Kind, int Known, int Done, int Skipped, int Failed);

/// <summary>How many units of a kind were left as they were for one reason.</summary>
internal sealed record SkipAnswer(string Kind, string Why, int Count);

/// <summary>Why a unit failed.</summary>
/// <param name="Key">By which it is read again; empty when it isn't one unit that failed.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="RequestId">Microsoft's.</param>
/// <param name="Advice">What to do.</param>
internal sealed record UnitErrorAnswer(string Key, string Unit, int? Status, string Code, string Message, string RequestId, string Advice, DateTimeOffset At);

/// <summary>A run that was asked for.</summary>
internal sealed record StartedRunAnswer(string Id);
