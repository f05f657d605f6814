using HcpCsp.Abstractions;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin;

/// <summary>Entry point: the one file that knows every slice.</summary>
public sealed class CspPlugin : IHcpPlugin
{
    /// <inheritdoc/>
    public void ConfigureServices(IServiceCollection services, PluginContext context)
    {
    }

    /// <inheritdoc/>
    public void Register(IPluginContributions contributions, IServiceProvider services)
    {
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
