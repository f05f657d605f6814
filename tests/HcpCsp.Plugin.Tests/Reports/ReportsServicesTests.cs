using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Tests.Reports;

public class ReportsServicesTests
{
    [Fact]
    public void AddReports_WithBilling_ResolvesTheFronts()
    {
        IConfiguration section = new ConfigurationBuilder().Build().GetSection("HcpCsp");
        using ServiceProvider provider = new ServiceCollection()
            .AddSingleton<ICspStore>(new InMemoryStore())
            .AddSingleton<IPlanStore>(new InMemoryPlanStore())
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ITenantDirectory>(new FakeTenants())
            .AddBilling(section)
            .AddReports(section)
            .BuildServiceProvider();

        provider.GetRequiredService<IInvoiceWorkbooks>().ShouldNotBeNull();
        provider.GetRequiredService<IReportCatalog>().ShouldNotBeNull();
        provider.GetRequiredService<IBillingLedger>().ListInvoices(null).ShouldBeEmpty();
    }
}
