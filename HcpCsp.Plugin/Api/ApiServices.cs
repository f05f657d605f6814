using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Api.Products;
using HcpCsp.Plugin.Api.Renewals;
using HcpCsp.Plugin.Api.Reports;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api;

internal static class ApiServices
{
    /// <summary>Adds all sections of the API, in the order in which they are described.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddAccountsApi()
        .AddDashboardApi()
        .AddCustomersApi()
        .AddSection<RenewalsApi>()
        .AddSection<ProductsApi>()
        .AddSection<InvoicesApi>()
        .AddSection<CustomerBillsApi>()
        .AddSection<ReconciliationApi>()
        .AddSection<StatementsApi>()
        .AddSection<VerifyApi>()
        .AddReportsApi()
        .AddSection<BackupsApi>()
        .AddSection<OwnApi>();

    public static IServiceCollection AddSection<T>(this IServiceCollection services)
        where T : class, IApiSection => services.AddSingleton<IApiSection, T>();
}
