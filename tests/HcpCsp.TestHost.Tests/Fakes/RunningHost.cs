using HcpCsp.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.Fakes;

/// <summary>A real host on a free port, with a data folder of its own and one fake plugin.</summary>
internal sealed class RunningHost : IAsyncDisposable
{
    private readonly bool ownsData;

    private RunningHost(HostServer server, FakePlugin plugin, string dataFolder, bool ownsData)
    {
        Server = server;
        Plugin = plugin;
        DataFolder = dataFolder;
        this.ownsData = ownsData;
    }

    public HostServer Server { get; }

    public FakePlugin Plugin { get; }

    public string DataFolder { get; }

    public static string NewFolder() => Directory.CreateTempSubdirectory("hcp-host-").FullName;

    public static async Task<RunningHost> StartAsync(
        Action<IPluginContributions>? register = null, string? dataFolder = null, string? pluginsFolder = null,
        TimeProvider? time = null, Func<HostOptions, HostOptions>? configure = null)
    {
        var plugin = new FakePlugin((contributions, _) => register?.Invoke(contributions));
        string data = dataFolder ?? NewFolder();
        var options = new HostOptions
        {
            Urls = ["http://127.0.0.1:0"],
            DataFolder = data,
            PluginsFolder = pluginsFolder ?? Path.Combine(data, "no-plugins"),
            InProcessPlugins = [new InProcessPlugin(FakePlugin.Manifest(), () => plugin)],
            Time = time ?? TimeProvider.System,
        };
        var server = await HostServer.StartAsync(configure?.Invoke(options) ?? options, TestContext.Current.CancellationToken);
        return new RunningHost(server, plugin, data, dataFolder is null);
    }

    public Browser Open() => new(Server.Address);

    public async Task<Browser> OpenAsAsync(string userId)
    {
        Browser browser = Open();
        await browser.SignInAsync(userId);
        return browser;
    }

    public T Get<T>()
        where T : notnull => Plugin.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        if (ownsData)
            Directory.Delete(DataFolder, recursive: true);
    }
}
