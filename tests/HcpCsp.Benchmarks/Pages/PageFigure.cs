using System.Text.Json.Serialization;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>What one page came to; times are at the server, in milliseconds.</summary>
internal sealed record PageFigure
{
    public required string Name { get; init; }

    public required string Path { get; init; }

    public required int Requests { get; init; }

    public required double P50Ms { get; init; }

    public required double P95Ms { get; init; }

    public required double MaxMs { get; init; }

    /// <summary>The first one after the start, when nothing is at hand yet.</summary>
    public required double FirstMs { get; init; }

    /// <summary>CPU time of the process for one request, when it is asked for alone.</summary>
    public required double CpuMs { get; init; }

    /// <summary>Before compression.</summary>
    public required long Bytes { get; init; }

    [JsonIgnore]
    public IReadOnlyList<double> Times { get; private init; } = [];

    public static PageFigure Of(PageAddress page, IReadOnlyList<double> times, double first, double cpu, long bytes) => new()
    {
        Name = page.Name,
        Path = page.Path,
        Requests = times.Count,
        P50Ms = Quantile(times, 0.5),
        P95Ms = Quantile(times, 0.95),
        MaxMs = Quantile(times, 1),
        FirstMs = Rounded(first),
        CpuMs = Rounded(cpu),
        Bytes = bytes,
        Times = times,
    };

    /// <summary>The least time that this share of the requests doesn't exceed; 0 without any.</summary>
    public static double Quantile(IReadOnlyList<double> times, double share) =>
        times.Count == 0 ? 0 : Rounded(times.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(times.Count * share) - 1)));

    public static double Rounded(double value) => Math.Round(value, 3);
}
