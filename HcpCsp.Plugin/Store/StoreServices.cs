using HcpCsp.Plugin.Store.Reports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Store;

internal static class StoreServices
{
    public static IServiceCollection AddStore(this IServiceCollection services, IConfiguration section)
    {
        services.AddOptions<ReportFileOptions>().Bind(section.GetSection("Reports")).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ReportFileOptions>, ReportFileOptionsCheck>();
        services.AddSingleton(static provider => new CspStore(
            provider.GetRequiredService<Abstractions.PluginContext>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<IOptions<ReportFileOptions>>()));
        services.AddSingleton<ICspStore>(static provider => provider.GetRequiredService<CspStore>());
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().Plans);
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().BudgetAlerts);
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().Brands);
        services.AddSingleton(static provider => provider.GetRequiredService<CspStore>().Reports);
        return services;
    }
}
