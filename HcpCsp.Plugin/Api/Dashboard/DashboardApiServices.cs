using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Dashboard;

internal static class DashboardApiServices
{
    /// <summary>Adds the API of the dashboard, and what its page shares with it.</summary>
    public static IServiceCollection AddDashboardApi(this IServiceCollection services) => services
        .AddSingleton<DashboardFacts>()
        .AddSection<DashboardApi>()
        .AddSection<MarginsApi>();
}
