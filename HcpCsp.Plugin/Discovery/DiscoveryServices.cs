using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HcpCsp.Plugin.Discovery;

internal static class DiscoveryServices
{
    public static IServiceCollection AddDiscovery(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<DiscoveryOptions>().Bind(section.GetSection("Discovery")).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);

        // Zeros, unless whoever wires the module has registered what really counts.
        ReadRequestCounts countNothing = static _ => default;
        services.TryAddSingleton(countNothing);
        services.AddSingleton<LiveRuns>();
        services.AddSingleton<DiscoveryEngine>();
        services.AddSingleton<IDiscovery, DiscoveryRuns>();
        return services;
    }
}
