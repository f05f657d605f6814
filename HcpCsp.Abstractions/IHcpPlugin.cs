using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Abstractions;

/// <summary>
/// Entry point of a plugin. The host finds it by the manifest's <see cref="PluginManifest.EntryType"/>, makes it with its public
/// parameterless constructor, and calls its two methods once each, in the order they stand here.
/// </summary>
/// <remarks>
/// Whatever it throws is logged with the plugin's name, the plugin is left out, and the host goes on.
/// <see cref="IAsyncDisposable.DisposeAsync"/> is called once when the plugin is unloaded or the host stops, after its jobs have
/// stopped and before its service provider is disposed. Nothing of the plugin may run afterwards: no thread, timer or static event.
/// </remarks>
public interface IHcpPlugin : IAsyncDisposable
{
    /// <summary>Adds the plugin's own services to its own container, which no other plugin and no part of the host shares.</summary>
    /// <param name="services">
    /// Holds the host's services already: <see cref="Jobs.IHostJobs"/>, <see cref="Services.ISecretProtector"/>,
    /// <see cref="Services.IAuditLog"/>, <see cref="Services.INotifier"/>, <see cref="Services.ITenantDirectory"/>,
    /// <see cref="TimeProvider"/>, <c>ILoggerFactory</c> and <c>ILogger&lt;T&gt;</c>.
    /// </param>
    /// <param name="context">Where the plugin lives and how it is configured. Stays valid until the plugin is disposed.</param>
    void ConfigureServices(IServiceCollection services, PluginContext context);

    /// <summary>Tells the host what the plugin contributes. Called once, after the container is built; no job of the plugin runs yet.</summary>
    /// <param name="contributions">Takes pages, menu items, jobs and providers; may be used only during this call.</param>
    /// <param name="services">The plugin's container.</param>
    void Register(IPluginContributions contributions, IServiceProvider services);
}
