using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Store;

internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration section)
    {
        services.AddSingleton<ICspStore>(static provider => new CspStore(
            provider.GetRequiredService<Abstractions.PluginContext>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
