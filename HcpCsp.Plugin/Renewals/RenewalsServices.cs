using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Renewals;

internal static class RenewalsServices
{
    /// <summary>Needs the store.</summary>
    public static IServiceCollection AddRenewals(this IServiceCollection services) => services.AddSingleton<RenewalBook>();
}
