using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Store;

internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration section)
    {
        services.AddSingleton(static provider => new CspStore(
            provider.GetRequiredService<Abstractions.PluginContext>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ICspStore>(static provider => provider.GetRequiredService<CspStore>());
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().Plans);
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().BudgetAlerts);
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().Brands);
        return services;
    }
}
