using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Reports;

internal static class ReportsServices
{
    /// <summary>Needs billing and the store. <paramref name="section"/> has no setting for it yet.</summary>
    public static IServiceCollection AddReports(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        services.AddSingleton<Csv.InvoiceCsv>();
        services.AddSingleton(static provider => ActivatorUtilities.CreateInstance<PartnerReportWriter>(provider))
            .AddSingleton(static provider => ActivatorUtilities.CreateInstance<CustomerReportWriter>(provider))
            .AddSingleton<ReportWriters>()
            .AddSingleton<IReportCatalog, ReportCatalog>();
        return services
            .AddSingleton(static provider => new HouseStyles(provider.GetRequiredService<ICspStore>(), provider.GetService<IBrandStore>()))
            .AddSingleton(static provider => ActivatorUtilities.CreateInstance<InvoiceWorkbooks>(provider))
            .AddSingleton<IInvoiceWorkbooks>(static provider => provider.GetRequiredService<InvoiceWorkbooks>())
            .AddSingleton<IStatementWriter>(static provider => provider.GetRequiredService<InvoiceWorkbooks>());
    }
}
