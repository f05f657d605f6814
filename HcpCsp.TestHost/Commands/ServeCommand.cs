using System.CommandLine;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Commands;

/// <summary>Serves the host, and the simulator beside it, until it is stopped.</summary>
internal sealed class ServeCommand
{
    private const string Off = "off";

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by ';'. Port 0 takes a free one.",
        DefaultValueFactory = _ => HostOptions.DefaultUrl,
    };

    private static readonly Option<string?> Data = new("--data") { Description = "Folder for everything that is kept. Default: ./data." };

    private static readonly Option<string?> Plugins = new("--plugins") { Description = "Folder of plugin folders. Default: plugins beside the program." };

    private static readonly Option<string> Simulator = new("--simulator")
    {
        Description = "Scale of the simulated Microsoft, or off.",
        DefaultValueFactory = _ => "S",
    };

    private static readonly Option<bool> Development = new("--development") { Description = "For work on a plugin: pages follow changed templates, error pages tell what was thrown." };

    private readonly SimulatorStarter? startSimulator;

    private ServeCommand(SimulatorStarter? startSimulator) => this.startSimulator = startSimulator;

    /// <param name="command">The command that serves.</param>
    /// <param name="startSimulator">Starts the simulator; null when the program has none.</param>
    /// <param name="simulatorOptions">Further options, which <paramref name="startSimulator"/> reads.</param>
    public static void Configure(RootCommand command, SimulatorStarter? startSimulator = null, params Option[] simulatorOptions)
    {
        Simulator.AcceptOnlyFromAmong(Off, "S", "M", "L");
        command.Options.Add(Urls);
        command.Options.Add(Data);
        command.Options.Add(Plugins);
        command.Options.Add(Simulator);
        command.Options.Add(Development);
        foreach (Option option in simulatorOptions)
            command.Options.Add(option);

        // Settings of any key are allowed, so the parser can't tell a wrong one: SettingArguments does.
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction(new ServeCommand(startSimulator).RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var given = SettingArguments.Read(parsed.UnmatchedTokens, out var problems);
        if (problems.Count > 0)
        {
            foreach (string problem in problems)
                await Console.Error.WriteLineAsync(problem);
            return 1;
        }

        try
        {
            await ServeAsync(parsed, given, cancellationToken);
            return 0;
        }
        catch (IOException error)
        {
            // An address in use, a folder that can't be written: the sentence says all there is.
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
    }

    private async Task ServeAsync(ParseResult parsed, Dictionary<string, string?> given, CancellationToken cancellationToken)
    {
        // First of all: two hosts on one folder are told so, and not that some port is taken.
        using HostFolderLock folder = HostFolderLock.Take(DataFolderOf(parsed));
        RunningSimulator? simulator = await StartSimulatorAsync(parsed, cancellationToken);
        await using var simulatorServer = simulator?.Server;
        await using HostServer host = await HostServer.StartAsync(MakeOptions(parsed, Merge(simulator, given)), cancellationToken);
        await AnnounceAsync(host, simulator);
        await host.WaitForShutdownAsync(cancellationToken);
    }

    private async Task<RunningSimulator?> StartSimulatorAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string scale = parsed.GetValue(Simulator) ?? Off;
        return scale == Off || startSimulator is null ? null : await startSimulator(scale, parsed, cancellationToken);
    }

    /// <summary>What the simulator says, unless the command line or the environment says otherwise.</summary>
    private static Dictionary<string, string?> Merge(RunningSimulator? simulator, Dictionary<string, string?> given)
    {
        var merged = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in simulator?.Settings ?? merged)
        {
            if (Environment.GetEnvironmentVariable(key.Replace(":", "__", StringComparison.Ordinal)) is null)
                merged[key] = value;
        }

        foreach (var (key, value) in given)
            merged[key] = value;
        return merged;
    }

    private static string DataFolderOf(ParseResult parsed) => parsed.GetValue(Data) ?? new HostOptions().DataFolder;

    private static HostOptions MakeOptions(ParseResult parsed, Dictionary<string, string?> settings)
    {
        var options = new HostOptions
        {
            Urls = (parsed.GetValue(Urls) ?? HostOptions.DefaultUrl).Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            Settings = settings,
        };
        return options with
        {
            DataFolder = DataFolderOf(parsed),
            IsDevelopment = parsed.GetValue(Development),
            PluginsFolder = Path.GetFullPath(parsed.GetValue(Plugins) ?? options.PluginsFolder),
        };
    }

    private static async Task AnnounceAsync(HostServer host, RunningSimulator? simulator)
    {
        if (simulator is not null)
        {
            await Console.Out.WriteLineAsync($"Simulated Microsoft on {simulator.Address.GetLeftPart(UriPartial.Authority)}, with the partner accounts");
            foreach (var (name, tenantId) in simulator.Partners)
                await Console.Out.WriteLineAsync($"  {tenantId}  {name}");
        }

        foreach (LoadedPlugin plugin in host.Plugins)
            await Console.Out.WriteLineAsync($"Plugin {plugin.Id} {plugin.Version}: {plugin.State}{(plugin.Reason is null ? "" : " - " + plugin.Reason)}");
        await Console.Out.WriteLineAsync($"HCP test host on {host.Address.GetLeftPart(UriPartial.Authority)} - open it in a browser and sign in as Casey Admin. Ctrl-C ends it.");
    }
}
