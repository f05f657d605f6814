using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The main job done once at scale S: both simulated partners registered, discovered, priced, downloaded. The host stays up.</summary>
public sealed class MainJobFixture : IAsyncLifetime
{
    public const decimal MarkupPercent = 12.5m;

    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-main-job-").FullName;

    internal SimulatorServer Simulator { get; private set; } = null!; // set before any test, by InitializeAsync

    internal HostServer Host { get; private set; } = null!; // likewise

    internal DemoResult Result { get; private set; } = null!; // likewise

    public async ValueTask InitializeAsync()
    {
        Simulator = await SimulatorServer.StartAsync(new SimulatorOptions { Urls = "http://localhost:0" }, CancellationToken.None);
        await StartHostAsync();
        var options = new DemoOptions
        {
            OutputFolder = Path.Combine(folder, "out"),
            HostAddress = Host.Address,
            Accounts = [.. Simulator.Partners.Select(partner => (partner.Name, partner.TenantId))],
            MarkupPercent = MarkupPercent,
            ScreensOf = Simulator.Address,
        };
        using var run = new DemoRun(options, TextWriter.Null, TimeProvider.System);
        Result = await run.RunAsync(CancellationToken.None);
    }

    /// <summary>Stops the host and starts it on the same data folder.</summary>
    public async Task RestartHostAsync()
    {
        await Host.DisposeAsync();
        await StartHostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartHostAsync() =>
        Host = await HostServer.StartAsync(
            new HostOptions { Urls = "http://localhost:0", DataFolder = Path.Combine(folder, "data"), Settings = Simulator.ClientSettings },
            CancellationToken.None);
}
