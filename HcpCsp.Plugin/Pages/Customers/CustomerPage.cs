using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Billing.Usage.Months;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Plans;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>One customer: subscriptions, Budget Settings, tenant link, spending.</summary>
internal sealed class CustomerPage(ICspStore store, IBillingLedger ledger, AccountRules accountRules, ITenantDirectory tenants, PlanBook plans, BudgetWatch budgets, CustomerActions actions, UsageBook usage, TimeProvider time, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } subject)
            return Task.FromResult<PageResult>(Missing.Customer);

        var settings = store.GetCustomerSettings(subject.Account.Id, subject.Customer.Id);
        return Task.FromResult<PageResult>(Show(request, subject, SettingsForm.From(settings, request.Culture), "", 200));
    }

    public Task<PageResult> SaveSettingsAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } subject)
            return Task.FromResult<PageResult>(Missing.Customer);

        var form = SettingsForm.Read(request);
        return Task.FromResult(actions.Save(request, subject, form) switch
        {
            SettingsOutcome.Saved => Confirmations.Lead(CspPaths.Customer(subject.Account.Id, subject.Customer.Id), "settings-saved"),
            SettingsOutcome.Refused => Show(request, subject, form, "", 422),
            SettingsOutcome.Conflict { Theirs: var theirs } => Show(
                request, subject, form with { Version = theirs.Version }, $"Somebody else saved meanwhile: {SettingsForm.From(theirs, request.Culture).Describe()}. Your entries are kept: save again to replace theirs.", 409),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        });
    }

    public Task<PageResult> LinkTenantAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } subject)
            return Task.FromResult<PageResult>(Missing.Customer);

        string? tenantId = request.FindForm("tenantId");
        return Task.FromResult(actions.Link(request, subject, tenantId) is { } refusal
            ? new PageResult.Problem(409, "The customer can't be linked", refusal)
            : Confirmations.Lead(CspPaths.Customer(subject.Account.Id, subject.Customer.Id), tenantId is null ? "tenant-unlinked" : "tenant-linked"));
    }

    private CustomerSubject? Find(PageRequest request) => CustomerSubject.Find(request, store, "accountId");

    private PageResult.View Show(PageRequest request, CustomerSubject subject, SettingsForm form, string error, int status)
    {
        var (account, customer) = subject;
        var formats = new Formats(request.Culture);
        string key = AccountRules.CustomerKey(account.Id, customer.Id);
        string path = CspPaths.Customer(account.Id, customer.Id);
        var links = tenants.ListLinks();
        var bills = ledger.ListCustomerBills(account.Id, customer.Id);
        string? tenantId = links.FirstOrDefault(link => string.Equals(link.CustomerKey, key, StringComparison.Ordinal))?.TenantId;
        var view = new CustomerView
        {
            Confirmation = Confirmations.Find(request),
            ReportsPath = ReportPaths.NewSpending(account.Id, customer.Id),
            Name = customer.Name,
            Id = customer.Id,
            Domain = customer.Domain,
            Country = customer.Country,
            AccountName = account.Name,
            AccountPath = CspPaths.Account(account.Id),
            State = CustomerStateView.For(customer, formats),
            Managed = tenantId is not null,
            Rule = Markups.Describe(accountRules.GetFor(account, customer.Id).SelectFromNowOn(customer.Id), formats),
            History = CustomerHistoryView.List(customer, formats),
            PriceHistory = PriceHistoryView.List(
                account, store.GetCustomerSettings(account.Id, customer.Id), plans.ListHistory(account.Id, customer.Id),
                store.ListEndedLinks(account.Id).Where(link => string.Equals(link.CustomerId, customer.Id, StringComparison.Ordinal)),
                links.FirstOrDefault(link => string.Equals(link.CustomerKey, key, StringComparison.Ordinal))?.LinkedAt, formats),
            Usage = UsageSummaryView.For(usage.ListMonths(account.Id, customer.Id), account.Id, customer.Id, formats),
            Subscriptions = [.. store.OpenAccount(account.Id).ListSubscriptions(customer.Id).Select(subscription => SubscriptionRow.For(subscription, formats))],
            ReconciliationPath = bills is [var (newest, _), ..] ? CspPaths.With(CspPaths.Reconciliation(account.Id, newest.Period), ("customer", customer.Id)) : "",
            Plans = CustomerPlansView.For(plans.ListHistory(account.Id, customer.Id), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), formats),
            BudgetAlerts = BudgetAlertView.ListFor(budgets.ListAlerts(account.Id), customer.Id, formats),
            Settings = SettingsView.For(form, path + "/settings", error),
            Tenant = TenantView.For(tenants.ListTenants(), links, tenantId, path + "/tenant") with { Former = FormerTenantRow.List(store.ListEndedLinks(account.Id), customer.Id, tenants.ListTenants(), formats) },
            Open = OpenSpendingView.For(OpenSpending.Sum(ledger.ListOpenBills(account.Id), customer.Id), formats),
            Spending = SpendingView.For(bills, account.Id, number => store.Statements.ListInForce(account.Id, number).GetValueOrDefault(customer.Id), formats),
        };
        return composer.Compose(request, customer.Name, [.. Ways.ToCustomers, new Breadcrumb("Customers", CspPaths.Customers)], "customer", view, status);
    }
}

internal sealed record CustomerView
{
    public required string Confirmation { get; init; }

    public required string ReportsPath { get; init; }

    public required string Name { get; init; }

    public required string Id { get; init; }

    public required string Domain { get; init; }

    public required string Country { get; init; }

    public required string AccountName { get; init; }

    public required string AccountPath { get; init; }

    public required StateView State { get; init; }

    public required bool Managed { get; init; }

    public required string Rule { get; init; }

    public required IReadOnlyList<CustomerEventRow> History { get; init; }

    /// <summary>What set its prices, newest first.</summary>
    public required IReadOnlyList<PriceEventRow> PriceHistory { get; init; }

    public required UsageSummaryView Usage { get; init; }

    public required IReadOnlyList<SubscriptionRow> Subscriptions { get; init; }

    /// <summary>Of the newest month that bills it anything; empty for none.</summary>
    public required string ReconciliationPath { get; init; }

    public required CustomerPlansView Plans { get; init; }

    /// <summary>Of this month.</summary>
    public required IReadOnlyList<BudgetAlertView> BudgetAlerts { get; init; }

    public required SettingsView Settings { get; init; }

    public required TenantView Tenant { get; init; }

    public required OpenSpendingView Open { get; init; }

    public required SpendingView Spending { get; init; }
}
