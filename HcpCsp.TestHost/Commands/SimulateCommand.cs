using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Commands;

/// <summary>Serves the simulated Microsoft alone, for other clients than ours.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port on localhost; 0 takes a free one.", DefaultValueFactory = _ => SimulatorOptions.DefaultPort };
        var scale = new Option<Scale>("--scale") { Description = "S, M or L.", DefaultValueFactory = _ => Scale.S };
        var seed = new Option<long>("--seed") { Description = "The same seed and day give the same data.", DefaultValueFactory = _ => 1 };
        var today = new Option<DateOnly?>("--today") { Description = "The day that the data ends with (yyyy-MM-dd); the clock's by default.", CustomParser = ParseDay };
        var latency = new Option<int>("--latency") { Description = "Milliseconds added to each answer of the APIs." };
        var cache = new Option<string?>("--cache") { Description = "Folder that keeps what was made, for the next run. Default: the system's folder for temporary files, at scale S none." };
        var faults = new Option<Fault[]>("--fault")
        {
            Description = "NAME[=V]: " + string.Join("; ", FaultCatalogue.All.Select(fault => fault.Usage + " " + fault.Meaning)),
            CustomParser = ParseFaults,
            DefaultValueFactory = _ => [],
        };
        var command = new Command("simulate", "Serve the simulated Microsoft alone.") { port, scale, seed, today, latency, cache, faults };
        command.SetAction((result, cancellationToken) => RunAsync(
            new SimulatorOptions
            {
                Port = result.GetValue(port),
                Scale = result.GetValue(scale),
                Seed = result.GetValue(seed),
                Today = result.GetValue(today),
                Latency = TimeSpan.FromMilliseconds(result.GetValue(latency)),
                CacheFolder = result.GetValue(cache) ?? SimulatorOptions.UsualCacheFolder(result.GetValue(scale)),
                Faults = result.GetValue(faults) ?? [],
            },
            result.InvocationConfiguration.Output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(SimulatorOptions options, TextWriter output, CancellationToken cancellationToken)
    {
        await using var server = await SimulatorServer.StartAsync(options, cancellationToken);
        foreach (var (key, value) in server.ClientSettings)
            await output.WriteLineAsync($"{key.Replace(":", "__", StringComparison.Ordinal)}={value}");
        foreach (var partner in server.Partners)
        {
            await output.WriteLineAsync($"\nPartner tenant {partner.TenantId}  {partner.Name}");
            foreach (var user in partner.Users)
                await output.WriteLineAsync($"  {user.Name}  {user.Purpose}");
        }

        await output.WriteLineAsync("\nAny password will do. Ctrl-C stops.");
        await output.FlushAsync(cancellationToken);
        await server.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    private static DateOnly? ParseDay(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        result.AddError($"'{text}' is no day: write yyyy-MM-dd.");
        return null;
    }

    private static Fault[] ParseFaults(ArgumentResult result)
    {
        var cache = new Option<string?>("--cache") { Description = "Folder that keeps what was made, for the next run. Default: the system's folder for temporary files, at scale S none." };
        var faults = new List<Fault>();
        foreach (var token in result.Tokens)
        {
            try
            {
                faults.Add(Fault.Parse(token.Value));
            }
            catch (FormatException problem)
            {
                result.AddError(problem.Message);
            }
        }

        return [.. faults];
    }
}
