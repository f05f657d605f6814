using HcpCsp.TestHost;
using HcpCsp.TestHost.Commands;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Tests;
using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>The host with the published plugin, the simulated Microsoft, and a headless Chromium: once for all tests of a class.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly string dataFolder = Directory.CreateTempSubdirectory("hcp-csp-browser-").FullName;
    private IPlaywright? playwright;
    private RunningSimulator? simulator;
    private HostServer? host;

    public IBrowser Browser { get; private set; } = null!; // set by InitializeAsync, which the runner awaits before any test

    public string HostAddress => host!.Address.GetLeftPart(UriPartial.Authority);

    internal RunningSimulator Simulator => simulator!;

    public async ValueTask InitializeAsync()
    {
        simulator = await SimulatorLauncher.StartAsync(new SimulatorOptions { Port = 0, RetryAfterSeconds = 0 }, CancellationToken.None);
        host = await HostServer.StartAsync(
            new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = dataFolder, PluginsFolder = PublishedPlugin.PluginsFolder, Settings = simulator.Settings },
            CancellationToken.None);
        playwright = await Playwright.CreateAsync();
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Environment.GetEnvironmentVariable("HCPCSP_CHROMIUM") ?? "/usr/bin/chromium",
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.DisposeAsync();
        playwright?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (simulator is not null)
            await simulator.Server.DisposeAsync();
        Directory.Delete(dataFolder, recursive: true);
    }
}
