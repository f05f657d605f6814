using HcpCsp.Plugin.Api.Branding;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Accounts;

internal static class AccountsApiServices
{
    /// <summary>Adds the API of partner accounts, and what their pages share with it.</summary>
    public static IServiceCollection AddAccountsApi(this IServiceCollection services) => services
        .AddSingleton<AccountActions>()
        .AddSingleton<AccountRemoval>()
        .AddSingleton<DiscoveryOrders>()
        .AddSingleton<BrandActions>()
        .AddSection<AccountsApi>()
        .AddSection<AccountApi>()
        .AddSection<DiscoveryApi>()
        .AddSection<BrandingApi>();
}
