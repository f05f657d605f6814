namespace HcpCsp.Benchmarks.Walks;

/// <summary>What <c>discovery</c> and <c>incremental</c> print.</summary>
internal sealed record WalkResult
{
    public required string Benchmark { get; init; }

    public required string Scale { get; init; }

    public required int LatencyMs { get; init; }

    public required int RequestsPerMinute { get; init; }

    public required int Runs { get; init; }

    /// <summary>Median of the runs.</summary>
    public required double Seconds { get; init; }

    /// <summary>The least time that the limit allows for the requests of that run.</summary>
    public required double FloorSeconds { get; init; }

    /// <summary>Seconds ÷ floor seconds.</summary>
    public required double Ratio { get; init; }

    public required int Requests { get; init; }

    public required int ThrottleWaits { get; init; }

    /// <summary>Billed and usage lines that were read.</summary>
    public required int Lines { get; init; }

    /// <summary>Of the process, with the simulator in it.</summary>
    public required double PeakMb { get; init; }
}
