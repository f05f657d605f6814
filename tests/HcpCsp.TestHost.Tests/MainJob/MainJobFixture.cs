using HcpCsp.TestHost.Commands;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>The main job done once at scale S: both simulated partners registered, discovered, priced, downloaded. The host stays up.</summary>
public class MainJobFixture : IAsyncLifetime
{
    public const decimal MarkupPercent = 12.5m;

    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-main-job-").FullName;

    /// <summary>How many of the simulated partners, the largest first, aren't registered.</summary>
    protected virtual int PartnersLeftOut => 0;

    internal RunningSimulator Simulator { get; private set; } = null!; // set before any test, by InitializeAsync

    internal HostServer Host { get; private set; } = null!; // likewise

    internal DemoResult Result { get; private set; } = null!; // likewise

    internal string DataFolder => Path.Combine(folder, "data");

    public async ValueTask InitializeAsync()
    {
        Simulator = await SimulatorLauncher.StartAsync(new SimulatorOptions { Port = 0, RetryAfterSeconds = 0 }, CancellationToken.None);
        await StartHostAsync();
        var options = new DemoOptions
        {
            OutputFolder = Path.Combine(folder, "out"),
            HostAddress = Host.Address,
            Accounts = [.. Simulator.Partners.Skip(PartnersLeftOut)],
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
        await Simulator.Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    private async Task StartHostAsync() =>
        Host = await HostServer.StartAsync(
            new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = DataFolder, PluginsFolder = PublishedPlugin.PluginsFolder, Settings = Simulator.Settings },
            CancellationToken.None);
}

/// <summary>The same with the smaller partner alone, for tests that ask nothing of the figures.</summary>
public sealed class SmallJobFixture : MainJobFixture
{
    protected override int PartnersLeftOut => 1;
}
