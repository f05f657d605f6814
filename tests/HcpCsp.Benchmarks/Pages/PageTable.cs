using System.Globalization;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>The figures for people: slowest page first.</summary>
internal static class PageTable
{
    public static async Task WriteAsync(PagesResult result, TextWriter output)
    {
        await WriteLineAsync($"{"page",-34} {"requests",8} {"median",8} {"p95",8} {"max",8} {"first",8} {"CPU",8} {"bytes",9}");
        foreach (PageFigure page in result.Pages.OrderByDescending(static page => page.CpuMs))
            await WriteLineAsync($"{page.Name,-34} {page.Requests,8} {page.P50Ms,8:0.0} {page.P95Ms,8:0.0} {page.MaxMs,8:0.0} {page.FirstMs,8:0.0} {page.CpuMs,8:0.0} {page.Bytes,9}");
        await WriteLineAsync($"all: median {result.P50Ms:0.0} ms, p95 {result.P95Ms:0.0} ms of {result.Requests} requests by {result.Users} people who look {result.ThinkSeconds[0]}-{result.ThinkSeconds[1]} s at a page");
        await WriteLineAsync($"worst page: median {result.WorstP50Ms:0.0} ms, p95 {result.WorstP95Ms:0.0} ms; largest {result.LargestPageBytes} bytes");
        await WriteLineAsync($"without looking: {result.ClosedLoopPerSecond:0.0} pages a second, {result.ClosedLoopCpuMs:0.0} ms CPU time for each");
        await WriteLineAsync($"plugin loaded in {result.PluginLoadMs:0} ms, first page in {result.FirstPageMs:0} ms ({result.FirstPageCpuMs:0} ms CPU time); peak {result.PeakMb:0} MB");
        if (result.Uncovered.Count > 0)
            await WriteLineAsync($"not asked for: {string.Join(", ", result.Uncovered)}");

        Task WriteLineAsync(FormattableString line) => output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
    }
}
