using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Branding;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Api.Own;
using HcpCsp.Plugin.Api.Plans;
using HcpCsp.Plugin.Api.Products;
using HcpCsp.Plugin.Api.Renewals;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Pages.Downloads;
using HcpCsp.Plugin.Renewals;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>The API of the same world.</summary>
internal sealed partial class PagesWorld
{
    public DiscoveryOrders DiscoveryOrders => new(Discovery, Audit);

    public AccountActions AccountActions => new(Store, Registration, Audit);

    public AccountRemoval AccountRemoval => new(Store, Discovery, StatementRuns, ReportRuns, Registration, Tenants, Audit, Time);

    public BrandActions BrandActions => new(Brands, Audit);

    public AccountApi AccountApi => new(Store, Discovery, AccountActions, AccountRemoval, Time);

    public DiscoveryApi DiscoveryApi => new(Store, Discovery, DiscoveryOrders);

    public BrandingApi BrandingApi => new(Store, Brands, BrandActions);

    public CustomerBook CustomerBook => new(Store, Ledger, Rules);

    public CustomerActions CustomerActions => new(Store, Tenants, Audit, Time);

    public CustomersApi CustomersApi => new(Store, CustomerBook);

    public CustomerApi CustomerApi => new(Store, Ledger, new CustomerReading(Store, Ledger, Rules, Tenants, Book, Budgets), CustomerActions);

    public DashboardFacts DashboardFacts => new(Store, Discovery, Ledger, Budgets, new RenewalBook(Store, Time), Time);

    public DashboardApi DashboardApi => new(Store, Ledger, DashboardFacts);

    public ProductsApi ProductsApi => new(Store, Ledger);

    public RenewalsApi RenewalsApi => new(Store, new RenewalBook(Store, Time));

    public PlanCustomers PlanCustomers => new(Store, Plans, Time);

    public PlanActions PlanActions => new(Plans, Book, Audit);

    public PlansApi PlansApi => new(Plans, PlanCustomers, PlanActions);

    public PlanApi PlanApi => new(Store, Plans, PlanCustomers, new PlanTrial(Store, Rules), PlanActions);

    public AssignApi AssignApi => new(Store, Plans, PlanCustomers, PlanActions);

    public StatementOrders StatementOrders => new(new StatementIssuer(Store, Ledger, StatementWriter, new StatementDifferences(Store, Plans, Ledger), Time), StatementRuns, Audit);

    public IssueApi IssueApi => new(Store, Ledger, StatementOrders);

    public StatementApi StatementApi => new(Store, Ledger, new StatementDifferences(Store, Plans, Ledger));

    public InvoiceApi InvoiceApi => new(Store, Ledger, new TieOutInquiry(Store, Ledger));

    public RestatementsApi RestatementsApi => new(Store, Ledger, new RestatementInquiry(Store));

    public ReportsApi ReportsApi => new(Store, ReportRuns, ReportOrders);

    public OwnApi OwnApi => new(Store, Tenants, OwnInquiry, Time);

    public DownloadsApi DownloadsApi => new(WorkbookPages, Csv, MicrosoftStatement, Statement, ReportDownloads, Plan, Branding, OwnCosts);

    private OwnCostsInquiry OwnInquiry => new(Store, new ReportedDocuments(Store, Ledger), new StatementsInForce(Store, Plans));
}
