using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using HcpCsp.Benchmarks.Ingest;
using HcpCsp.Benchmarks.Pages;
using HcpCsp.Benchmarks.Pricing;
using HcpCsp.Benchmarks.Reports;

namespace HcpCsp.Benchmarks;

/// <summary>
/// One thing that is measured: the figure, the floor or the peer. Each run is a process of its own, so that its peak memory is its own
/// and none profits from what another has warmed up.
/// </summary>
internal static class Part
{
    private const string Command = "part";

    private static readonly Dictionary<string, Func<string, Task<PartResult>>> Known = new(StringComparer.Ordinal)
    {
        [StoreIngest.Name] = folder => MeasureAsync(StoreIngest.RunAsync, folder),
        [BareParse.Name] = folder => MeasureAsync(BareParse.RunAsync, folder),
        [DuckDbLoad.Name] = folder => MeasureAsync(DuckDbLoad.RunAsync, folder),
        [LinePricing.Name] = LinePricing.RunAsync,
        [LinePricing.Floor] = LinePricing.RunFloorAsync,
        [Repricing.Name] = Repricing.RunAsync,
        [LineWorkbook.Name] = LineWorkbook.RunAsync,
        [LineWorkbook.Peer] = LineWorkbook.RunPeerAsync,
        [CustomerWorkbooks.Folder] = CustomerWorkbooks.RunFolderAsync,
        [CustomerWorkbooks.Zip] = CustomerWorkbooks.RunZipAsync,
        [PreparedData.Name] = PreparedData.MakeAsync,
    };

    public static Command CreateCommand()
    {
        var name = new Argument<string>("name");
        var folder = new Argument<string>("folder");
        var command = new Command(Command, "Measures one part once.") { Hidden = true };
        command.Arguments.Add(name);
        command.Arguments.Add(folder);
        command.SetAction(async (parsed, _) =>
        {
            PartResult result = await Known[parsed.GetRequiredValue(name)](parsed.GetRequiredValue(folder));
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(result, BenchmarkJson.Default.PartResult));
        });
        return command;
    }

    public static async Task<PartResult> RunInOwnProcessAsync(string name, string folder, CancellationToken cancellationToken)
    {
        string program = Path.Combine(AppContext.BaseDirectory, typeof(Part).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using Process child = Process.Start(new ProcessStartInfo(program, [Command, name, folder]) { RedirectStandardOutput = true, UseShellExecute = false })
            ?? throw new InvalidOperationException($"{program} didn't start.");
        string output = await child.StandardOutput.ReadToEndAsync(cancellationToken);
        await child.WaitForExitAsync(cancellationToken);
        if (child.ExitCode != 0)
            throw new InvalidOperationException($"The part {name} ended with {child.ExitCode}.");
        PartResult result = JsonSerializer.Deserialize(output, BenchmarkJson.Default.PartResult)
            ?? throw new InvalidOperationException($"The part {name} said nothing.");
        await Console.Error.WriteLineAsync($"  {name}: {result.Seconds:0.000} s, {result.PeakMb:0} MB");
        return result;
    }

    /// <summary>What a part came to that measured its own time, since it had something to prepare.</summary>
    public static PartResult Came(TimeSpan took, long lines)
    {
        using var self = Process.GetCurrentProcess();
        return new PartResult(took.TotalSeconds, self.PeakWorkingSet64 / 1048576.0, lines, 0);
    }

    private static async Task<PartResult> MeasureAsync(Func<string, Task<(long Lines, long Bytes)>> run, string folder)
    {
        long began = Stopwatch.GetTimestamp();
        (long lines, long bytes) = await run(folder);
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        using var self = Process.GetCurrentProcess();
        return new PartResult(seconds, self.PeakWorkingSet64 / 1048576.0, lines, bytes);
    }
}
