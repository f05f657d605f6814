using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.HostPages;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Jobs;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost;

/// <summary>A running host.</summary>
internal sealed class HostServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly PluginCatalog catalog;
    private readonly JobClock clock;
    private bool disposed;

    private HostServer(WebApplication app, Uri address, JobClock clock)
    {
        this.app = app;
        this.clock = clock;
        Address = address;
        catalog = app.Services.GetRequiredService<PluginCatalog>();
    }

    /// <summary>Where it listens, with the real port, without a trailing slash.</summary>
    public Uri Address { get; }

    /// <summary>The plugins that were found, also those that didn't come in.</summary>
    public IReadOnlyList<LoadedPlugin> Plugins => catalog.Plugins;

    /// <summary>The host's own services, for tests.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>Starts listening, then loads the plugins. Returns when they are there.</summary>
    public static async Task<HostServer> StartAsync(HostOptions options, CancellationToken cancellationToken)
    {
        WebApplication built = HostComposition.Build(options);
        try
        {
            await built.StartAsync(cancellationToken);
            var address = built.Services.GetRequiredService<PublicAddress>();
            JobClock started = await JobClock.StartAsync(built.Services.GetRequiredService<JobDesk>(), options, cancellationToken);
            var host = new HostServer(built, address.Local, started);
            await host.catalog.LoadAllAsync(address.Url, started, cancellationToken);
            return host;
        }
        catch
        {
            await built.DisposeAsync();
            throw;
        }
    }

    /// <summary>Completes when the process is asked to end (Ctrl-C, SIGTERM) or the token is cancelled. Disposing then ends it in order.</summary>
    public async Task WaitForShutdownAsync(CancellationToken cancellationToken)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var byProcess = app.Lifetime.ApplicationStopping.Register(asked.SetResult);
        using var byCaller = cancellationToken.Register(() => asked.TrySetResult());
        await asked.Task;
    }

    /// <summary>Takes a plugin out while the host runs. False when it isn't there.</summary>
    public Task<bool> UnloadPluginAsync(string pluginId) => catalog.UnloadAsync(pluginId);

    public async ValueTask DisposeAsync()
    {
        if (disposed)
            return;
        disposed = true;

        // Plugins first: their open event streams would otherwise hold up the server's own end.
        await catalog.CloseAllAsync();
        await clock.DisposeAsync();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
    }
}
