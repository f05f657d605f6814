using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Backups;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Api.Own;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Api.Products;
using HcpCsp.Plugin.Api.Renewals;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Api.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api;

internal static class ApiServices
{
    /// <summary>Adds all sections of the API, in the order in which they are described.</summary>
    public static IServiceCollection AddApi(this IServiceCollection services) => services
        .AddAccountsApi()
        .AddDashboardApi()
        .AddCustomersApi()
        .AddSection<CustomerUsageApi>()
        .AddSection<RenewalsApi>()
        .AddSection<ProductsApi>()
        .AddPlansApi()
        .AddInvoicesApi()
        .AddStatementsApi()
        .AddReportsApi()
        .AddSection<BackupsApi>()
        .AddSection<OwnApi>();

    public static IServiceCollection AddSection<T>(this IServiceCollection services)
        where T : class, IApiSection => services.AddSingleton<IApiSection, T>();
}
