using System.Diagnostics;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>What <c>pages</c> prints.</summary>
internal sealed record PagesResult
{
    public const double ShortestThought = 0.5;
    public const double LongestThought = 2;
    public const long MostBytes = 200_000;

    public required string Benchmark { get; init; }

    public required string Scale { get; init; }

    public required int Users { get; init; }

    /// <summary>How long each looks at a page: any time between these, in seconds.</summary>
    public required IReadOnlyList<double> ThinkSeconds { get; init; }

    public required int Seconds { get; init; }

    public required int Requests { get; init; }

    /// <summary>At the server, over all requests.</summary>
    public required double P50Ms { get; init; }

    public required double P95Ms { get; init; }

    /// <summary>The largest median and the largest p95 that a single page has.</summary>
    public required double WorstP50Ms { get; init; }

    public required double WorstP95Ms { get; init; }

    /// <summary>Answers of the JSON API aren't among them.</summary>
    public required long LargestPageBytes { get; init; }

    public required double PluginLoadMs { get; init; }

    /// <summary>The dashboard, from asking to its last byte, as the first request for a page after the start.</summary>
    public required double FirstPageMs { get; init; }

    /// <summary>CPU time of the process meanwhile.</summary>
    public required double FirstPageCpuMs { get; init; }

    /// <summary>Pages a second when nobody thinks, with those who ask in the same process.</summary>
    public required double ClosedLoopPerSecond { get; init; }

    /// <summary>CPU time of the process for one page then.</summary>
    public required double ClosedLoopCpuMs { get; init; }

    public required double PeakMb { get; init; }

    public required IReadOnlyList<PageFigure> Pages { get; init; }

    /// <summary>Routes that show something and weren't asked for.</summary>
    public required IReadOnlyList<string> Uncovered { get; init; }

    public static PagesResult Of(Asked asked, ClosedLoop loop, TimeSpan pluginLoadTime, FirstPage firstPage, IReadOnlyList<string> uncovered, IReadOnlyList<PageFigure> pages)
    {
        double[] times = [.. pages.SelectMany(static page => page.Times)];
        using var self = Process.GetCurrentProcess();
        return new PagesResult
        {
            Benchmark = "pages",
            Scale = asked.Scale.ToString(),
            Users = asked.Users,
            ThinkSeconds = [ShortestThought, LongestThought],
            Seconds = asked.Seconds,
            Requests = times.Length,
            P50Ms = PageFigure.Quantile(times, 0.5),
            P95Ms = PageFigure.Quantile(times, 0.95),
            WorstP50Ms = pages.Max(static page => page.P50Ms),
            WorstP95Ms = pages.Max(static page => page.P95Ms),
            LargestPageBytes = pages.Where(static page => !page.Path.StartsWith("/api/", StringComparison.Ordinal)).Max(static page => page.Bytes),
            PluginLoadMs = PageFigure.Rounded(pluginLoadTime.TotalMilliseconds),
            FirstPageMs = PageFigure.Rounded(firstPage.Ms),
            FirstPageCpuMs = PageFigure.Rounded(firstPage.CpuMs),
            ClosedLoopPerSecond = PageFigure.Rounded(loop.PerSecond),
            ClosedLoopCpuMs = PageFigure.Rounded(loop.CpuMs),
            PeakMb = PageFigure.Rounded(self.PeakWorkingSet64 / 1048576.0),
            Pages = pages,
            Uncovered = uncovered,
        };
    }
}

/// <summary>The dashboard right after the start.</summary>
internal sealed record FirstPage(double Ms, double CpuMs);
