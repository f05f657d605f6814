using System.Text.Json;
using System.Text.Json.Serialization;
using HcpCsp.Benchmarks.Pages;
using HcpCsp.Benchmarks.Pricing;
using HcpCsp.Benchmarks.Reports;
using HcpCsp.Benchmarks.Walks;

namespace HcpCsp.Benchmarks;

/// <summary>What a benchmark prints.</summary>
internal sealed record BenchmarkResult
{
    public required string Benchmark { get; init; }

    public required long Lines { get; init; }

    public required int Documents { get; init; }

    public required int Customers { get; init; }

    public required int Runs { get; init; }

    /// <summary>Median of the module's own runs.</summary>
    public required double Seconds { get; init; }

    public required double FloorSeconds { get; init; }

    public required double PeerSeconds { get; init; }

    /// <summary>Seconds ÷ peer seconds.</summary>
    public required double Ratio { get; init; }

    /// <summary>Seconds ÷ floor seconds.</summary>
    public required double FloorRatio { get; init; }

    /// <summary>Largest of the module's runs, each in a process of its own.</summary>
    public required double PeakMb { get; init; }

    public required double BytesPerLine { get; init; }

    public required double PeerBytesPerLine { get; init; }

    public required double LinesPerSecond { get; init; }
}

/// <summary>What one run of one part came to.</summary>
internal sealed record PartResult(double Seconds, double PeakMb, long Lines, long Bytes);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(BenchmarkResult))]
[JsonSerializable(typeof(PartResult))]
[JsonSerializable(typeof(WalkResult))]
[JsonSerializable(typeof(PricingResult))]
[JsonSerializable(typeof(ReportResult))]
[JsonSerializable(typeof(CustomersResult))]
[JsonSerializable(typeof(PagesResult))]
internal sealed partial class BenchmarkJson : JsonSerializerContext;
