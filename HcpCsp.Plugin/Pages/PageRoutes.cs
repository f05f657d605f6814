using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Providers;
using HcpCsp.Plugin.Api.Branding;
using HcpCsp.Plugin.Billing.Statements.Verification;
using HcpCsp.Plugin.Pages.Accounts;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Pages.Billing.Checks;
using HcpCsp.Plugin.Pages.Billing.Lines;
using HcpCsp.Plugin.Pages.Branding;
using HcpCsp.Plugin.Pages.Customers;
using HcpCsp.Plugin.Pages.Dashboard;
using HcpCsp.Plugin.Pages.Own;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Pages.Renewals;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Restatements;
using HcpCsp.Plugin.Pages.Search;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Pages.Usage;
using Microsoft.Extensions.DependencyInjection;

namespace HcpCsp.Plugin.Pages;

/// <summary>What the module adds to the host's address space, menu and account management: the table of contents of its pages.</summary>
internal static class PageRoutes
{
    private static readonly string[] Roles = [HcpRoles.CloudAdmin];

    public static void Register(IPluginContributions contributions, IServiceProvider services)
    {
        AddPages(contributions, services);
        AddForTenants(contributions, services);
        AddMenu(contributions);
        contributions.AddSearch(services.GetRequiredService<CspSearch>().Describe());
        contributions.AddProvider(services.GetRequiredService<CspProvider>().Describe());
    }

    private static void AddPages(IPluginContributions contributions, IServiceProvider services)
    {
        var live = services.GetRequiredService<LivePages>();
        Get(CspPaths.Changes, live.WatchAsync);
        Get("/csp/accounts", live.Follow(services.GetRequiredService<AccountsPage>().GetAsync));
        var add = services.GetRequiredService<AddAccountPage>();
        Get("/csp/accounts/add", add.GetAsync);
        Post("/csp/accounts/add", add.PostAsync);
        Get("/csp/consent", services.GetRequiredService<ConsentPage>().GetAsync);
        Get("/csp/accounts/{id}", services.GetRequiredService<AccountPage>().GetAsync);
        var discovery = services.GetRequiredService<DiscoveryActions>();
        Post("/csp/accounts/{id}/discovery", discovery.TriggerAsync);
        Post("/csp/accounts/{id}/discovery/stop", discovery.StopAsync);
        Post("/csp/accounts/{id}/discovery/unit", discovery.RetryUnitAsync);
        Get("/csp/accounts/{id}/discovery/events", discovery.WatchAsync);
        var runs = services.GetRequiredService<RunsPage>();
        Get("/csp/accounts/{id}/runs", live.Follow(runs.GetListAsync));
        Get("/csp/accounts/{id}/runs/{runId}", runs.GetOneAsync);
        var edit = services.GetRequiredService<EditAccountPage>();
        Get("/csp/accounts/{id}/edit", edit.GetAsync);
        Post("/csp/accounts/{id}/edit", edit.PostAsync);
        Post("/csp/accounts/{id}/sign-in", edit.SignInAgainAsync);
        var branding = services.GetRequiredService<BrandingPage>();
        Get("/csp/accounts/{id}/branding", branding.GetAsync);
        Get("/csp/accounts/{id}/branding/logo.png", branding.GetLogoAsync);
        PostFiles("/csp/accounts/{id}/branding", BrandActions.MostUploadBytes, branding.PostAsync);
        var remove = services.GetRequiredService<RemoveAccountPage>();
        Get("/csp/accounts/{id}/remove", remove.GetAsync);
        Post("/csp/accounts/{id}/remove", remove.PostAsync);

        var backups = services.GetRequiredService<BackupsPage>();
        Get("/csp/backups", backups.GetAsync);
        Post("/csp/backups", backups.PostAsync);

        Get("/csp/dashboard", live.Follow(services.GetRequiredService<DashboardPage>().GetAsync));
        Get(CspPaths.Margins, services.GetRequiredService<MarginsPage>().GetAsync);
        Get("/csp/customers", live.Follow(services.GetRequiredService<CustomersPage>().GetAsync));
        var customer = services.GetRequiredService<CustomerPage>();
        Get("/csp/customers/{accountId}/{customerId}", customer.GetAsync);
        Get("/csp/customers/{accountId}/{customerId}/usage", services.GetRequiredService<CustomerUsagePage>().GetAsync);
        Post("/csp/customers/{accountId}/{customerId}/settings", customer.SaveSettingsAsync);
        Post("/csp/customers/{accountId}/{customerId}/tenant", customer.LinkTenantAsync);

        Get(CspPaths.Renewals, services.GetRequiredService<RenewalsPage>().GetAsync);
        Get(CspPaths.Products, services.GetRequiredService<ProductPage>().GetAsync);

        AddPlans(services, Get, Post);
        AddStatements(services, Get, Post);
        ReportRoutes.AddPages(services, Get, Post);
        PostFiles("/csp/statements/verify", FileVerification.LargestFile, services.GetRequiredService<VerifyPage>().PostAsync);

        Get("/csp/billing", live.Follow(services.GetRequiredService<InvoicesPage>().GetAsync));
        Get("/csp/billing/{accountId}/{number}", live.Follow(services.GetRequiredService<InvoicePage>().GetAsync));
        Get("/csp/billing/{accountId}/{number}/{customerId}", services.GetRequiredService<CustomerBillPage>().GetAsync);
        Get("/csp/billing/{accountId}/{number}/tie-out", services.GetRequiredService<TieOutPage>().GetAsync);
        Get("/csp/reconciliation/{accountId}/{month}", services.GetRequiredService<ReconciliationPage>().GetAsync);
        Get("/csp/billing/{accountId}/{number}/microsoft.pdf", services.GetRequiredService<MicrosoftStatementPage>().GetAsync);
        var restatement = services.GetRequiredService<RestatementPage>();
        Get("/csp/billing/{accountId}/{number}/restatements/{earlier}/{later}", restatement.GetAsync);
        Get("/csp/billing/{accountId}/{number}/restatements/{earlier}/{later}/{customerId}", restatement.GetCustomerAsync);
        var workbooks = services.GetRequiredService<WorkbookPages>();
        Get("/csp/billing/{accountId}/{number}/workbook.xlsx", workbooks.GetPartnerWorkbookAsync);
        Get("/csp/billing/{accountId}/{number}/{customerId}/workbook.xlsx", workbooks.GetCustomerWorkbookAsync);
        Get("/csp/billing/{accountId}/{number}/csv", services.GetRequiredService<CsvPage>().GetAsync);

        void Get(string pattern, PageHandler handler) => contributions.AddPage(new PageRoute { Pattern = pattern, Roles = Roles, Handler = handler });

        void Post(string pattern, PageHandler handler) =>
            contributions.AddPage(new PageRoute { Method = PageMethod.Post, Pattern = pattern, Roles = Roles, Handler = handler });

        void PostFiles(string pattern, long most, PageHandler handler) =>
            contributions.AddPage(new PageRoute { Method = PageMethod.Post, Pattern = pattern, Roles = Roles, MaxUploadBytes = most, Handler = handler });
    }

    private static void AddPlans(IServiceProvider services, Action<string, PageHandler> get, Action<string, PageHandler> post)
    {
        get("/csp/plans", services.GetRequiredService<PlansPage>().GetAsync);
        var edit = services.GetRequiredService<EditPlanPage>();
        get("/csp/plans/new", edit.GetNewAsync);
        post("/csp/plans/new", edit.PostNewAsync);
        get("/csp/plans/{planId}/edit", edit.GetAsync);
        post("/csp/plans/{planId}/edit", edit.PostAsync);
        var import = services.GetRequiredService<ImportPlanPage>();
        get("/csp/plans/import", import.GetAsync);
        post("/csp/plans/import", import.PostAsync);
        var plan = services.GetRequiredService<PlanPage>();
        get("/csp/plans/{planId}/{version:int}", plan.GetAsync);
        get("/csp/plans/{planId}/{version:int}/plan.json", plan.ExportAsync);
        post("/csp/plans/{planId}/{version:int}/publish", plan.PublishAsync);
        post("/csp/plans/{planId}/{version:int}/discard", plan.DiscardAsync);
        post("/csp/plans/{planId}/{version:int}/archive", plan.ArchiveAsync);
        post("/csp/plans/{planId}/{version:int}/duplicate", plan.DuplicateAsync);
        var assign = services.GetRequiredService<AssignPlanPage>();
        get("/csp/plans/{planId}/{version:int}/assign", assign.GetAsync);
        post("/csp/plans/{planId}/{version:int}/assign", assign.PostAsync);
        get("/csp/plans/{planId}/{version:int}/what-if", services.GetRequiredService<PlanTrialPage>().GetAsync);
    }

    private static void AddStatements(IServiceProvider services, Action<string, PageHandler> get, Action<string, PageHandler> post)
    {
        var live = services.GetRequiredService<LivePages>();
        var issue = services.GetRequiredService<IssueActions>();
        get("/csp/statements", live.Follow(services.GetRequiredService<StatementsPage>().GetAsync));
        post("/csp/statements/issue", issue.IssueAccountAsync);
        get("/csp/statements/verify", services.GetRequiredService<VerifyPage>().GetAsync);
        get("/csp/billing/{accountId}/{number}/statements", live.Follow(services.GetRequiredService<InvoiceStatementsPage>().GetAsync));
        post("/csp/billing/{accountId}/{number}/statements", issue.IssueInvoiceAsync);
        post("/csp/billing/{accountId}/{number}/reissue", issue.ReissueInvoiceAsync);
        post("/csp/billing/{accountId}/{number}/statements/{customerId}", issue.IssueOneAsync);
        var statement = services.GetRequiredService<StatementPage>();
        get("/csp/statements/{accountId}/{number}/{version:int}", statement.GetAsync);
        get("/csp/statements/{accountId}/{number}/{version:int}/workbook.xlsx", statement.DownloadAsync);
        post("/csp/statements/{accountId}/{number}/{version:int}/reissue", issue.ReissueAsync);
    }

    /// <summary>All that there is for a tenant's administrators. Each handler finds the one customer by the person's tenant.</summary>
    private static void AddForTenants(IPluginContributions contributions, IServiceProvider services)
    {
        string[] tenants = [HcpRoles.TenantAdmin];
        var own = services.GetRequiredService<OwnCostsPage>();
        contributions.AddPage(new PageRoute { Pattern = CspPaths.OwnCosts, Roles = tenants, Handler = own.GetAsync });
        contributions.AddPage(new PageRoute { Pattern = CspPaths.OwnCosts + "/statements/{number}/{version:int}/workbook.xlsx", Roles = tenants, Handler = own.DownloadAsync });
        contributions.AddPage(new PageRoute { Pattern = "/csp/assets/{file}", Roles = [.. Roles, .. tenants], Handler = services.GetRequiredService<PageAssets>().GetAsync });
        contributions.AddMenuItem(new MenuItem { Path = ["Cost Management", "Azure CSP"], Target = CspPaths.OwnCosts, Order = 10, IconSvg = Icons.Billing, Role = HcpRoles.TenantAdmin });
    }

    private static void AddMenu(IPluginContributions contributions)
    {
        Add(["Administration", "Account Management", "Azure CSP Account"], CspPaths.Accounts, 10, Icons.Account);
        Add(["Administration", "Account Management", "Azure CSP Backups"], CspPaths.Backups, 11, Icons.Backups);
        Add(["Customer Management", "Dashboard"], CspPaths.Dashboard, 10, Icons.Dashboard);
        Add(["Customer Management", "Customers"], CspPaths.Customers, 20, Icons.Customers);
        Add(["Customer Management", "Renewals"], CspPaths.Renewals, 22, Icons.Renewals);
        Add(["Customer Management", "Pricing Plans"], CspPaths.Plans, 25, Icons.Plans);
        Add(["Customer Management", "Provider", "Billing"], CspPaths.Billing, 30, Icons.Billing);
        Add(["Customer Management", "Provider", "Statements"], CspPaths.Statements, 40, Icons.Statements);
        Add(["Customer Management", "Reports"], ReportPaths.Reports, 50, Icons.Reports);

        void Add(string[] path, string target, int order, string icon) =>
            contributions.AddMenuItem(new MenuItem { Path = path, Target = target, Order = order, IconSvg = icon, Role = HcpRoles.CloudAdmin });
    }
}
