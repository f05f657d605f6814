using System.CommandLine;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.Benchmarks.Walks;

/// <summary>Discovery against a simulated Microsoft with a latency and under a limit; the floor is the least time that the limit allows.</summary>
internal static class WalkCommands
{
    private const int Unlimited = 1_000_000;

    public static Command CreateDiscovery() => Create("discovery", "The first run of an account.", MeasureFirstAsync);

    public static Command CreateIncremental() => Create("incremental", "A later run, with nothing new.", MeasureLaterAsync);

    private static async IAsyncEnumerable<WalkFigure> MeasureFirstAsync(
        SimulatorServer simulator, Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (int run = 0; run < asked.Runs; run++)
        {
            using var account = new SimulatedAccount(simulator);
            yield return await account.RunAsync(asked.RequestsPerMinute, cancellationToken);
        }
    }

    private static async IAsyncEnumerable<WalkFigure> MeasureLaterAsync(
        SimulatorServer simulator, Asked asked, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var account = new SimulatedAccount(simulator);
        WalkFigure first = await account.RunAsync(Unlimited, cancellationToken);
        await Console.Error.WriteLineAsync($"  before it, all of it without a limit: {first.Seconds:0.000} s, {first.Requests} requests, {first.Run.Lines} lines, {first.Run.UsageLines} usage lines");
        for (int run = 0; run < asked.Runs; run++)
            yield return await account.RunAsync(asked.RequestsPerMinute, cancellationToken);
    }

    private static Command Create(string name, string description, Func<SimulatorServer, Asked, CancellationToken, IAsyncEnumerable<WalkFigure>> measure)
    {
        var scale = new Option<Scale>("--scale") { Description = "S, M or L.", DefaultValueFactory = _ => Scale.S };
        var latency = new Option<int>("--latency") { Description = "Milliseconds added to each answer.", DefaultValueFactory = _ => 100 };
        var limit = new Option<int>("--rpm") { Description = "Requests a minute.", DefaultValueFactory = _ => 500 };
        var runs = new Option<int>("--runs") { Description = "How often it is measured.", DefaultValueFactory = _ => 3 };
        var command = new Command(name, description);
        command.Options.Add(scale);
        command.Options.Add(latency);
        command.Options.Add(limit);
        command.Options.Add(runs);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var asked = new Asked(parsed.GetValue(scale), parsed.GetValue(latency), parsed.GetValue(limit), Math.Max(1, parsed.GetValue(runs)));
            List<WalkFigure> figures = await MeasureAsync(asked, measure, cancellationToken);
            await Console.Out.WriteLineAsync(JsonSerializer.Serialize(Summarize(name, asked, figures), BenchmarkJson.Default.WalkResult));
        });
        return command;
    }

    private static async Task<List<WalkFigure>> MeasureAsync(
        Asked asked, Func<SimulatorServer, Asked, CancellationToken, IAsyncEnumerable<WalkFigure>> measure, CancellationToken cancellationToken)
    {
        var options = new SimulatorOptions
        {
            Port = 0,
            Scale = asked.Scale,
            Latency = TimeSpan.FromMilliseconds(asked.LatencyMs),
            CacheFolder = SimulatorOptions.UsualCacheFolder(asked.Scale),
        };
        await using SimulatorServer simulator = await SimulatorServer.StartAsync(options, cancellationToken);
        var figures = new List<WalkFigure>();
        await foreach (WalkFigure figure in measure(simulator, asked, cancellationToken))
        {
            figures.Add(figure);
            await Console.Error.WriteLineAsync($"  {figure.Seconds:0.000} s, {figure.Requests} requests");
        }

        return figures;
    }

    private static WalkResult Summarize(string name, Asked asked, List<WalkFigure> figures)
    {
        WalkFigure median = figures.OrderBy(static figure => figure.Seconds).ElementAt(figures.Count / 2);
        double floor = 60.0 * median.Requests / asked.RequestsPerMinute;
        using var self = Process.GetCurrentProcess();
        return new WalkResult
        {
            Benchmark = name,
            Scale = asked.Scale.ToString(),
            LatencyMs = asked.LatencyMs,
            RequestsPerMinute = asked.RequestsPerMinute,
            Runs = figures.Count,
            Seconds = Rounded(median.Seconds),
            FloorSeconds = Rounded(floor),
            Ratio = Rounded(median.Seconds / floor),
            Requests = median.Requests,
            ThrottleWaits = median.Run.ThrottleWaits,
            Lines = median.Run.Lines + median.Run.UsageLines,
            PeakMb = Rounded(self.PeakWorkingSet64 / 1048576.0),
        };
    }

    private static double Rounded(double value) => Math.Round(value, 3);

    private sealed record Asked(Scale Scale, int LatencyMs, int RequestsPerMinute, int Runs);
}
