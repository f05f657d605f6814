using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Plans;

internal static class PlansApiServices
{
    /// <summary>Adds the API of pricing plans, and what their pages share with it.</summary>
    public static IServiceCollection AddPlansApi(this IServiceCollection services) => services
        .AddSingleton<PlanActions>()
        .AddSingleton<PlanCustomers>()
        .AddSection<PlansApi>()
        .AddSection<PlanApi>()
        .AddSection<AssignApi>();
}
