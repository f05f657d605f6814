using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Api.Invoices;

internal static class InvoicesApiServices
{
    public static IServiceCollection AddInvoicesApi(this IServiceCollection services) => services
        .AddSection<InvoicesApi>()
        .AddSection<InvoiceApi>()
        .AddSection<CustomerBillsApi>()
        .AddSection<RestatementsApi>()
        .AddSection<ReconciliationApi>();
}
