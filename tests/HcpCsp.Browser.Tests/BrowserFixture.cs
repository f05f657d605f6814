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
    private IBrowser? browser;
    private RunningSimulator? simulator;
    private HostServer? host;

    public static string ChromiumPath { get; } =
        Environment.GetEnvironmentVariable("HCPCSP_CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";

    public static bool HasChromium => File.Exists(ChromiumPath);

    /// <summary>The browser; a test that asks for it where there is none is skipped, and says so.</summary>
    public IBrowser Browser
    {
        get
        {
            if (browser is null)
                Assert.Skip($"Left out: what a person sees in a browser, for there is no Chromium at {ChromiumPath}. Install it (Debian: apt-get install chromium; or bash tests/run.sh), or name one in HCPCSP_CHROMIUM.");
            return browser;
        }
    }

    public string HostAddress => host!.Address.GetLeftPart(UriPartial.Authority);

    internal RunningSimulator Simulator => simulator!;

    /// <summary>The simulated Microsoft to start.</summary>
    internal SimulatorOptions Microsoft { get; init; } = new() { Port = 0, RetryAfterSeconds = 0 };

    internal TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Plugins beside the module.</summary>
    internal IReadOnlyList<InProcessPlugin> Beside { get; init; } = [];

    internal HostServer Host => host!;

    public async ValueTask InitializeAsync()
    {
        if (!HasChromium)
            return;
        simulator = await SimulatorLauncher.StartAsync(Microsoft, CancellationToken.None);
        host = await HostServer.StartAsync(
            new HostOptions { Urls = ["http://127.0.0.1:0"], DataFolder = dataFolder, PluginsFolder = PublishedPlugin.PluginsFolder, Settings = new Dictionary<string, string?>(simulator.Settings, StringComparer.OrdinalIgnoreCase) { ["HcpCsp:Discovery:RequestsPerMinute"] = "100000" }, InProcessPlugins = Beside, Time = Time },
            CancellationToken.None);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = ChromiumPath,
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (host is not null)
            await host.DisposeAsync();
        if (simulator is not null)
            await simulator.Server.DisposeAsync();
        Directory.Delete(dataFolder, recursive: true);
    }
}
