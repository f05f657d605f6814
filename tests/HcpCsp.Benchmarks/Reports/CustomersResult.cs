namespace HcpCsp.Benchmarks.Reports;

/// <summary>What <c>customers</c> prints.</summary>
internal sealed record CustomersResult
{
    public required string Benchmark { get; init; }

    public required int Customers { get; init; }

    public required long Lines { get; init; }

    public required int Runs { get; init; }

    /// <summary>Writing and scanning the workbooks of all customers into a folder; median.</summary>
    public required double Seconds { get; init; }

    public required double WorkbooksPerSecond { get; init; }

    public required double PeakMb { get; init; }

    /// <summary>The same, into one zip.</summary>
    public required double ZipSeconds { get; init; }

    public required double ZipPeakMb { get; init; }

    public required double BytesPerWorkbook { get; init; }
}
