using HcpCsp.TestHost;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Benchmarks.Pages;

/// <summary>The host with the published plugin on a data folder, beside a simulated Microsoft.</summary>
internal sealed class PageHost : IAsyncDisposable
{
    private readonly HostServer host;

    private PageHost(SimulatorServer simulator, HostServer host)
    {
        Simulator = simulator;
        this.host = host;
    }

    public SimulatorServer Simulator { get; }

    public Uri Address => host.Address;

    public TimeSpan PluginLoadTime => host.Plugins.Single().LoadTime ?? throw new InvalidOperationException($"The plugin isn't loaded: {host.Plugins[0].Reason}");

    public static async Task<PageHost> StartAsync(string folder, Scale scale, bool runsJobs, CancellationToken cancellationToken)
    {
        SimulatorServer simulator = await SimulatorServer.StartAsync(
            new SimulatorOptions { Port = 0, Scale = scale, RetryAfterSeconds = 0, CacheFolder = SimulatorOptions.UsualCacheFolder(scale), Faults = [Fault.Parse("no-screens")] }, cancellationToken);
        var settings = simulator.ClientSettings.ToDictionary(static pair => pair.Key, static pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        settings["HcpCsp:Discovery:RequestsPerMinute"] = "1000000";
        HostServer started = await HostServer.StartAsync(
            new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = Path.GetFullPath(folder), PluginsFolder = FindPlugins(), Settings = settings, RunsJobs = runsJobs }, cancellationToken);
        return new PageHost(simulator, started);
    }

    /// <summary>Routes that show something and that nobody asked for. Files aren't pages, and streams never end.</summary>
    public IReadOnlyList<string> ListUncovered(IEnumerable<string> covered) =>
    [
        .. host.Services.GetRequiredService<RouteTable>().Endpoints
            .Select(static endpoint => endpoint.DisplayName ?? "")
            .Where(static name => name.StartsWith("GET ", StringComparison.Ordinal) && name.EndsWith("(hcp-csp)", StringComparison.Ordinal))
            .Select(static name => name.Split(' ')[1])
            .Where(static pattern => !Path.HasExtension(pattern) && !pattern.Contains("/files/", StringComparison.Ordinal) && !pattern.EndsWith("/events", StringComparison.Ordinal) && !pattern.Contains("/assets/", StringComparison.Ordinal))
            .Except(covered.Select(static name => name.Split(' ').ElementAtOrDefault(1) ?? ""), StringComparer.Ordinal),
    ];

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await Simulator.DisposeAsync();
    }

    // Benchmarks run in tests/{project}/bin/{configuration}/{framework}; the host's own build publishes the plugin.
    private static string FindPlugins()
    {
        var output = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string root = output.Parent!.Parent!.Parent!.Parent!.Parent!.FullName; // As said.
        return Path.Combine(root, "HcpCsp.TestHost", "bin", output.Parent.Name, output.Name, "plugins");
    }
}
