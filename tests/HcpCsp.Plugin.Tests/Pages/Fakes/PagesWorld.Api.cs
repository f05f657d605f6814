using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Api.Branding;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Api.Products;
using HcpCsp.Plugin.Api.Renewals;
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
}
