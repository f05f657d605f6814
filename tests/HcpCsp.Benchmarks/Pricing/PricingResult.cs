namespace HcpCsp.Benchmarks.Pricing;

/// <summary>What <c>pricing</c> prints.</summary>
internal sealed record PricingResult
{
    public required string Benchmark { get; init; }

    public required long Lines { get; init; }

    public required int Documents { get; init; }

    public required int Customers { get; init; }

    public required int Runs { get; init; }

    /// <summary>Pricing all lines under a plan of eight items, lines in memory; median.</summary>
    public required double Seconds { get; init; }

    /// <summary>One multiplication and one rounding a line.</summary>
    public required double FloorSeconds { get; init; }

    /// <summary>Seconds ÷ floor seconds.</summary>
    public required double Ratio { get; init; }

    public required double PeakMb { get; init; }

    /// <summary>First look at billing after all customers went to another plan; median.</summary>
    public required double RepricingSeconds { get; init; }

    public required double RepricingPeakMb { get; init; }
}
