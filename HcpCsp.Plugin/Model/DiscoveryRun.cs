namespace HcpCsp.Plugin.Model;

/// <summary>One walk over a partner account.</summary>
internal sealed record DiscoveryRun
{
    /// <summary>Id of the host's job run.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required DiscoveryState State { get; init; }

    public bool IsManual { get; init; }

    /// <summary>Null when the system triggered it.</summary>
    public string? RequestedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Units by kind: how many are known, done, skipped and failed.</summary>
    public IReadOnlyList<UnitCount> Units { get; init; } = [];

    public int Lines { get; init; }

    public int UsageLines { get; init; }

    public long Bytes { get; init; }

    public int Requests { get; init; }

    public int ThrottleWaits { get; init; }

    /// <summary>What is being read now, for people; empty when it isn't running.</summary>
    public string Current { get; init; } = "";

    /// <summary>What was left as it was, and why.</summary>
    public IReadOnlyList<SkipCount> Skips { get; init; } = [];

    public IReadOnlyList<UnitError> Errors { get; init; } = [];

    /// <summary>Units that are over, of those known by now: 0 to 100.</summary>
    public int PercentOver => Units.Sum(static unit => unit.Known) is > 0 and var known ? (int)(100L * Units.Sum(static unit => unit.Over) / known) : 0;
}

/// <summary>The product's five states, in its exact words: see <see cref="DiscoveryStates.Caption"/>.</summary>
internal enum DiscoveryState
{
    NotStarted,
    InProgress,
    Stopped,
    Error,
    Completed,
}

internal static class DiscoveryStates
{
    public static string Caption(this DiscoveryState state) => state switch
    {
        DiscoveryState.NotStarted => "Not Started",
        DiscoveryState.InProgress => "In Progress",
        DiscoveryState.Stopped => "Stopped",
        DiscoveryState.Error => "ERROR",
        DiscoveryState.Completed => "Discovery Completed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a discovery state."),
    };
}

/// <summary>How far the units of one kind are.</summary>
internal sealed record UnitCount(string Kind, int Known, int Done, int Skipped, int Failed)
{
    public int Over => Done + Skipped + Failed;
}

/// <summary>How many units of a kind were left as they were for one reason.</summary>
internal sealed record SkipCount(string Kind, string Why, int Count);

/// <summary>Why a unit failed, with all that support would ask for.</summary>
internal sealed record UnitError
{
    /// <summary>Key by which the unit can be read again; empty when it isn't one unit that failed.</summary>
    public string Key { get; init; } = "";

    /// <summary>Such as <c>lines of invoice G104500001</c>.</summary>
    public required string Unit { get; init; }

    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    public string Code { get; init; } = "";

    public required string Message { get; init; }

    public string RequestId { get; init; } = "";

    /// <summary>One sentence that tells what to do.</summary>
    public required string Advice { get; init; }

    public required DateTimeOffset At { get; init; }
}
