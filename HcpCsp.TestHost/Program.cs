using System.CommandLine;
using HcpCsp.TestHost.Commands;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Worlds;

// Without a command it serves: `dotnet run --project HcpCsp.TestHost` is the whole installation.
var root = new RootCommand("Test host of HyperCloud Platform with the published HCP-CSP module, and a simulated Microsoft.");
var latency = SimulatorArguments.Latency();
var faults = SimulatorArguments.Faults();
var world = SimulatorArguments.World();
ServeCommand.Configure(
    root,
    (scale, parsed, cancellationToken) => SimulatorLauncher.StartAsync(
        new SimulatorOptions
        {
            Scale = Enum.Parse<Scale>(scale),
            World = parsed.GetValue(world),
            CacheFolder = SimulatorOptions.UsualCacheFolder(Enum.Parse<Scale>(scale), parsed.GetValue(world)),
            Latency = TimeSpan.FromMilliseconds(parsed.GetValue(latency)),
            Faults = parsed.GetValue(faults) ?? [],
        },
        cancellationToken),
    latency, faults, world);
root.Subcommands.Add(SimulateCommand.Create());
root.Subcommands.Add(DemoCommand.Create());
root.Subcommands.Add(VerifyCommand.Create());

// Longer than the default: at Ctrl-C, jobs have ten seconds to end before they count as interrupted.
return await root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
