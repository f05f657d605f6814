using System.Diagnostics;
using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Search;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Loads plugins and takes them out again. One that doesn't come in is listed with its reason, and the host goes on.</summary>
internal sealed class PluginCatalog(
    HostOptions options, HostFolders folders, PluginServices services, RoutePatternChecker patterns, RouteTable routes,
    Contributions contributions, SearchDesk searches, JobDesk desk, IConfiguration configuration, ILogger<PluginCatalog> logger) : IDisposable
{
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Lock gate = new();
    private readonly TakenNames hostClaims = new();
    private readonly List<LoadedPlugin> listed = [];
    private readonly Dictionary<string, PluginInstance> instances = new(StringComparer.Ordinal);

    /// <summary>All that were found, in the order of their folders.</summary>
    public IReadOnlyList<LoadedPlugin> Plugins
    {
        get
        {
            lock (gate)
                return [.. listed];
        }
    }

    /// <summary>Keeps the host's own addresses from plugins.</summary>
    public void ClaimForHost(IEnumerable<HostRoute> pages, IEnumerable<string> paths)
    {
        foreach (HostRoute page in pages)
            hostClaims.Add(page.Claim(patterns.Check(page.Pattern)), HostRoute.HostOwner);
        foreach (string path in paths)
        {
            hostClaims.Add("GET " + path, HostRoute.HostOwner);
            hostClaims.Add("POST " + path, HostRoute.HostOwner);
        }
    }

    /// <summary>Loads every plugin of the folder, and those that tests have brought.</summary>
    public async Task LoadAllAsync(Uri publicUrl, JobClock clock, CancellationToken cancellationToken)
    {
        foreach (InProcessPlugin plugin in options.InProcessPlugins)
            await LoadAsync(new Source(plugin.Manifest.Id, AppContext.BaseDirectory, () => plugin.Manifest, _ => (null, plugin.Create())), publicUrl, clock, cancellationToken);
        if (!Directory.Exists(options.PluginsFolder))
            return;
        foreach (string folder in Directory.EnumerateDirectories(options.PluginsFolder).Order(StringComparer.Ordinal))
        {
            if (File.Exists(Path.Combine(folder, ManifestReader.FileName)))
                await LoadAsync(FromFolder(folder), publicUrl, clock, cancellationToken);
        }
    }

    /// <summary>Takes a plugin out. False when it isn't there.</summary>
    public Task<bool> UnloadAsync(string pluginId) => CloseAsync(pluginId, letCodeGo: true);

    /// <summary>Ends all plugins, since the host ends.</summary>
    public async Task CloseAllAsync()
    {
        foreach (string id in instances.Keys.ToArray())
            await CloseAsync(id, letCodeGo: false);
    }

    private async Task<bool> CloseAsync(string pluginId, bool letCodeGo)
    {
        await one.WaitAsync();
        try
        {
            if (!instances.Remove(pluginId, out var instance))
                return false;
            Withdraw(pluginId);
            await instance.CloseAsync(letCodeGo);
            desk.Close(pluginId); // Last: a run that the clock still holds must be able to end.
            lock (gate)
            {
                int index = listed.FindIndex(plugin => plugin.Id == pluginId && plugin.State == PluginState.Loaded);
                listed[index] = listed[index] with { State = PluginState.Unloaded, Contributions = "" };
            }

            logger.LogInformation("Plugin {Plugin} unloaded", pluginId);
            return true;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>The load context of a plugin, for telling that it was let go; null when it has none.</summary>
    public WeakReference? FindLoadContext(string pluginId) =>
        instances.GetValueOrDefault(pluginId)?.Code is { } code ? new WeakReference(code.Context) : null;

    public void Dispose() => one.Dispose();

    private static Source FromFolder(string folder) => new(Path.GetFileName(folder), folder, () => ManifestReader.Read(folder), manifest =>
    {
        PluginCode code = PluginCode.Load(folder, manifest);
        try
        {
            return (code, code.CreateEntry(manifest));
        }
        catch
        {
            code.Dispose();
            throw;
        }
    });

    private async Task LoadAsync(Source source, Uri publicUrl, JobClock clock, CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            LoadedPlugin loaded = await TryLoadAsync(source, publicUrl, clock, cancellationToken);
            lock (gate)
                listed.Add(loaded);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task<LoadedPlugin> TryLoadAsync(Source source, Uri publicUrl, JobClock clock, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        PluginManifest? manifest = null;
        try
        {
            manifest = source.ReadManifest();
            Refuse(manifest);
            PluginContributions brought = await BringInAsync(manifest, source, publicUrl, clock, cancellationToken);
            TimeSpan loadTime = Stopwatch.GetElapsedTime(began);
            logger.LogInformation("Plugin {Plugin} {Version} loaded in {Milliseconds:0} ms", manifest.Id, manifest.Version, loadTime.TotalMilliseconds);
            return Describe(source, manifest) with
            {
                State = PluginState.Loaded,
                LoadTime = loadTime,
                Contributions = Count(brought),
            };
        }
        catch (PluginRefusedException refusal)
        {
            logger.LogWarning("Plugin {Plugin} is left out: {Reason}", manifest?.Id ?? source.Name, refusal.Message);
            return Describe(source, manifest) with { State = PluginState.Refused, Reason = refusal.Message };
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Plugin {Plugin} failed to load", manifest?.Id ?? source.Name);
            return Describe(source, manifest) with { State = PluginState.Failed, Reason = $"{error.GetType().Name}: {error.Message}" };
        }
    }

    private static LoadedPlugin Describe(Source source, PluginManifest? manifest) => new()
    {
        Id = manifest?.Id ?? source.Name,
        Name = manifest?.Name ?? source.Name,
        Version = manifest?.Version,
        State = PluginState.Refused,
    };

    private void Refuse(PluginManifest manifest)
    {
        if (Version.Parse(manifest.MinHostVersion) > options.HostVersion)
            throw new PluginRefusedException($"It needs host version {manifest.MinHostVersion} at least; this host is version {options.HostVersion.ToString(2)}.");
        if (manifest.Id == HostRoute.HostOwner || instances.ContainsKey(manifest.Id))
            throw new PluginRefusedException($"Another plugin with the id '{manifest.Id}' is there already.");
    }

    private async Task<PluginContributions> BringInAsync(PluginManifest manifest, Source source, Uri publicUrl, JobClock clock, CancellationToken cancellationToken)
    {
        var instance = new PluginInstance(manifest, services.MakeJobs(manifest.Id, clock), options.Time, logger);
        try
        {
            PluginContributions brought = Start(instance, source, publicUrl);
            instances.Add(manifest.Id, instance);
            desk.Open(manifest.Id, instance.Jobs);
            instance.Jobs.Define(brought.Jobs);
            contributions.Set(manifest.Id, brought.MenuItems, brought.Providers);
            routes.Set(manifest.Id, brought.Routes, instance.Gate);
            searches.Set(manifest.Id, brought.Search, instance.Gate);
            if (options.RunsJobs)
                await instance.Jobs.OpenAsync(cancellationToken);
            return brought;
        }
        catch
        {
            instances.Remove(manifest.Id);
            Withdraw(manifest.Id);
            await instance.CloseAsync(letCodeGo: true);
            desk.Close(manifest.Id);
            throw;
        }
    }

    private PluginContributions Start(PluginInstance instance, Source source, Uri publicUrl)
    {
        PluginManifest manifest = instance.Manifest;
        (instance.Code, instance.Entry) = source.Create(manifest);
        ServiceCollection container = services.Make(manifest.Id, instance.Jobs);
        instance.Entry.ConfigureServices(container, new PluginContext
        {
            Manifest = manifest,
            PluginFolder = Path.GetFullPath(source.Folder),
            DataFolder = folders.ForPlugin(manifest.Id),
            Configuration = configuration,
            IsDevelopment = options.IsDevelopment,
            HostVersion = options.HostVersion,
            PublicUrl = publicUrl,
        });
        instance.Services = container.BuildServiceProvider();
        var brought = new PluginContributions(manifest.Id, patterns, TakenByOthers());
        instance.Entry.Register(brought, instance.Services);
        brought.Close();
        instance.Claims = brought.Own;
        return brought;
    }

    private TakenNames TakenByOthers()
    {
        var taken = new TakenNames();
        taken.AddAll(hostClaims);
        foreach (PluginInstance other in instances.Values)
            taken.AddAll(other.Claims);
        return taken;
    }

    private void Withdraw(string pluginId)
    {
        routes.Remove(pluginId);
        contributions.Remove(pluginId);
        searches.Remove(pluginId);
    }

    private static string Count(PluginContributions brought) => string.Create(
        CultureInfo.InvariantCulture,
        $"{brought.Routes.Count} routes, {brought.MenuItems.Count} menu entries, {brought.Jobs.Count} jobs, {brought.Providers.Count} providers");

    /// <summary>Where a plugin comes from.</summary>
    private sealed record Source(
        string Name, string Folder, Func<PluginManifest> ReadManifest, Func<PluginManifest, (PluginCode? Code, IHcpPlugin Entry)> Create);
}
