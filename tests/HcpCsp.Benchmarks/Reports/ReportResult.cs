namespace HcpCsp.Benchmarks.Reports;

/// <summary>What <c>report</c> prints.</summary>
internal sealed record ReportResult
{
    public required string Benchmark { get; init; }

    public required long Lines { get; init; }

    public required int Columns { get; init; }

    public required int Runs { get; init; }

    /// <summary>Writing priced lines, which are in memory; median.</summary>
    public required double Seconds { get; init; }

    /// <summary>The same lines, by MiniExcel.</summary>
    public required double PeerSeconds { get; init; }

    /// <summary>Seconds ÷ peer seconds.</summary>
    public required double Ratio { get; init; }

    /// <summary>Largest of the runs, each in a process of its own, with the sample of lines.</summary>
    public required double PeakMb { get; init; }

    public required double PeerPeakMb { get; init; }

    public required double BytesPerLine { get; init; }

    public required double PeerBytesPerLine { get; init; }
}
