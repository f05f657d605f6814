using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Pages.Accounts;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Pages.Billing.Checks;
using HcpCsp.Plugin.Pages.Billing.Lines;
using HcpCsp.Plugin.Pages.Branding;
using HcpCsp.Plugin.Pages.Customers;
using HcpCsp.Plugin.Pages.Dashboard;
using HcpCsp.Plugin.Pages.Downloads;
using HcpCsp.Plugin.Pages.Own;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Pages.Rendering;
using HcpCsp.Plugin.Pages.Renewals;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Restatements;
using HcpCsp.Plugin.Pages.Search;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Pages.Usage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Pages;

internal static class PagesServices
{
    /// <summary>Adds the pages. Templates are read and checked when <see cref="PageRoutes.Register"/> asks for the first page.</summary>
    public static IServiceCollection AddPages(this IServiceCollection services, IConfiguration section)
    {
        // By factory, since both have a second constructor for tests that takes a folder alone.
        string? templates = section["Pages:TemplateFolder"];
        services.AddSingleton(provider => new TemplateFolder(provider.GetRequiredService<Abstractions.PluginContext>(), templates));
        services.AddSingleton(provider => new PageAssets(provider.GetRequiredService<Abstractions.PluginContext>(), templates));
        services.AddSingleton<PageRenderer>();
        services.AddSingleton<PageComposer>();
        services.AddSingleton<LivePages>();
        services.AddSingleton<CspProvider>();
        services.AddSingleton<AccountsPage>();
        services.AddSingleton<AddAccountPage>();
        services.AddSingleton<ConsentPage>();
        services.AddSingleton<AccountPage>();
        services.AddSingleton<DiscoveryActions>();
        services.AddSingleton<RunsPage>();
        services.AddSingleton<EditAccountPage>();
        services.AddSingleton<BrandingPage>();
        services.AddSingleton<RemoveAccountPage>();
        services.AddSingleton<BackupsPage>();
        services.AddSingleton<DashboardPage>();
        services.AddSingleton<MarginsPage>();
        services.AddSingleton<CustomersPage>();
        services.AddSingleton<CustomerPage>();
        services.AddSingleton<CustomerUsagePage>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<CspSearch>();
        services.AddSingleton<ProductPage>();
        services.AddSingleton<RenewalsPage>();
        services.AddSingleton<OwnCostsPage>();
        services.AddSingleton<PlansPage>();
        services.AddSingleton<PlanPage>();
        services.AddSingleton<EditPlanPage>();
        services.AddSingleton<ImportPlanPage>();
        services.AddSingleton<AssignPlanPage>();
        services.AddSingleton<PlanTrialPage>();
        services.AddSingleton<InvoicesPage>();
        services.AddSingleton<InvoicePage>();
        services.AddSingleton<RestatementPage>();
        services.AddSingleton<CustomerBillPage>();
        services.AddSingleton<WorkbookPages>();
        services.AddSingleton<CsvPage>();
        services.AddSingleton<MicrosoftStatementPage>();
        services.AddSingleton<TieOutPage>();
        services.AddSingleton<ReconciliationPage>();
        services.AddSingleton<StatementsPage>();
        services.AddSingleton<InvoiceStatementsPage>();
        services.AddSingleton<StatementPage>();
        services.AddSingleton<VerifyPage>();
        services.AddSingleton<IssueActions>();
        services.AddSection<DownloadsApi>();
        return services.AddReportPages();
    }
}
