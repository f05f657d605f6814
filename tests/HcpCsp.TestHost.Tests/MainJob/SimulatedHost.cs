using System.Security.Cryptography;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Simulator;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>A host with the published plugin beside a simulator of its own. Both are gone, with their data, when it is disposed.</summary>
internal sealed class SimulatedHost : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("hcp-csp-host-").FullName;
    private readonly IReadOnlyDictionary<string, string> settings;
    private HostServer? host;

    private SimulatedHost(SimulatorServer simulator, IReadOnlyDictionary<string, string> settings)
    {
        Simulator = simulator;
        this.settings = settings;
        DataFolder = Path.Combine(folder, "data");
    }

    public SimulatorServer Simulator { get; }

    public HostServer Host => host ?? throw new InvalidOperationException("The host isn't started.");

    public CapturedLog Log { get; } = new();

    /// <summary>Where the host works now.</summary>
    public string DataFolder { get; private set; }

    /// <param name="options">What is simulated.</param>
    /// <param name="settings">Of the host, instead of or beside those that the simulator names.</param>
    public static async Task<SimulatedHost> StartAsync(SimulatorOptions options, params (string Key, string Value)[] settings)
    {
        var started = new SimulatedHost(
            await SimulatorServer.StartAsync(options with { Port = 0, RetryAfterSeconds = 0 }, CancellationToken.None),
            settings.ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.OrdinalIgnoreCase));
        await started.StartHostAsync();
        return started;
    }

    /// <summary>Stops the host in order and starts it on the same data folder, at another address.</summary>
    public async Task RestartHostAsync()
    {
        await Host.DisposeAsync();
        await StartHostAsync();
    }

    /// <summary>The same on another data folder.</summary>
    public Task RestartHostAsync(string dataFolder)
    {
        DataFolder = dataFolder;
        return RestartHostAsync();
    }

    /// <summary>A path that is free, and deleted with the rest.</summary>
    public string NewFolder() => Path.Combine(folder, Guid.NewGuid().ToString("N"));

    public async Task<PartnerDesk> SignInAsync(string language = "en-US") =>
        new(await HostVisitor.SignInAsync(Host.Address, "Cloud Admin", CancellationToken.None, language), Simulator);

    /// <summary>Newest first.</summary>
    public IReadOnlyList<AuditRecord> ListAudit(string eventType) =>
        Host.Services.GetRequiredService<AuditTrail>().List(new AuditFilter(null, null, null, eventType, null, null));

    /// <summary>What the plugin's files hold, as one hash for each.</summary>
    public SortedDictionary<string, string> HashPluginFiles()
    {
        var hashes = new SortedDictionary<string, string>(StringComparer.Ordinal);
        string root = Path.Combine(DataFolder, "plugins");
        foreach (string path in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
            hashes.Add(Path.GetRelativePath(root, path), Convert.ToHexString(SHA256.HashData(ReadFile(path))));
        return hashes;
    }

    /// <summary>Every file of the data folder, also those that the host holds open.</summary>
    public IEnumerable<(string Path, byte[] Content)> ReadFiles() =>
        Directory.EnumerateFiles(DataFolder, "*", SearchOption.AllDirectories).Select(path => (path, ReadFile(path)));

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await Simulator.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static byte[] ReadFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    // As fast as the simulator allows: pacing has tests of its own.
    private async Task StartHostAsync()
    {
        var all = Simulator.ClientSettings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        all["HcpCsp:Discovery:RequestsPerMinute"] = "100000";
        all["HcpCsp:Discovery:RetryDelay"] = "00:00:00.05";
        foreach ((string key, string value) in settings)
            all[key] = value;
        host = await HostServer.StartAsync(
            new HostOptions
            {
                Urls = ["http://127.0.0.1:0"],
                DataFolder = DataFolder,
                PluginsFolder = PublishedPlugin.PluginsFolder,
                Settings = all,
                ConfigureLogging = Log.AddTo,
            },
            CancellationToken.None);
    }
}
