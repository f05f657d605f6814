using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Plans;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Customers;

/// <summary>Puts together what is told of one customer.</summary>
internal sealed class CustomerReading(ICspStore store, IBillingLedger ledger, AccountRules accountRules, ITenantDirectory tenants, PlanBook plans, BudgetWatch budgets)
{
    public CustomerAnswer Read(CustomerSubject subject)
    {
        var (account, customer) = subject;
        TenantAnswer tenant = ReadTenant(subject);
        return new CustomerAnswer
        {
            AccountId = account.Id,
            Account = account.Name,
            Id = customer.Id,
            Name = customer.Name,
            Domain = customer.Domain,
            Country = customer.Country,
            State = ListedCustomerAnswer.StateOf(customer),
            FirstSeenAt = customer.FirstSeenAt,
            NotSeenSince = customer.NotSeenSince,
            FormerNames = [.. customer.FormerNames.Select(static former => new FormerNameAnswer(former.Name, former.ReplacedAt))],
            Absences = [.. customer.Absences.Select(static absence => new AbsenceAnswer(absence.LostAt, absence.BackAt))],
            Managed = tenant.Id is not null,
            Tenant = tenant,
            Rule = RuleAnswer.From(accountRules.GetFor(account, customer.Id).SelectFromNowOn(customer.Id)),
            Settings = SettingsAnswer.From(store.GetCustomerSettings(account.Id, customer.Id)),
            Plans = ReadPlans(plans.ListHistory(account.Id, customer.Id)),
            BudgetAlerts = [.. budgets.ListAlerts(account.Id)
                .Where(alert => string.Equals(alert.CustomerId, customer.Id, StringComparison.Ordinal))
                .OrderByDescending(static alert => alert.Threshold ?? 0m)
                .Select(BudgetAlertAnswer.From)],
            Unbilled = [.. OpenSpending.Sum(ledger.ListOpenBills(account.Id), customer.Id).Select(OpenMonthAnswer.From)],
        };
    }

    private TenantAnswer ReadTenant(CustomerSubject subject)
    {
        IReadOnlyList<TenantLink> links = tenants.ListLinks();
        Dictionary<string, string> names = tenants.ListTenants().ToDictionary(static tenant => tenant.Id, static tenant => tenant.Name, StringComparer.Ordinal);
        string key = AccountRules.CustomerKey(subject.Account.Id, subject.Customer.Id);
        string? id = links.FirstOrDefault(link => string.Equals(link.CustomerKey, key, StringComparison.Ordinal))?.TenantId;
        HashSet<string> taken = [.. links.Select(static link => link.TenantId)];
        return new TenantAnswer(
            id,
            id is null ? null : names.GetValueOrDefault(id, id),
            [.. store.ListEndedLinks(subject.Account.Id)
                .Where(link => string.Equals(link.CustomerId, subject.Customer.Id, StringComparison.Ordinal))
                .OrderByDescending(static link => link.EndedAt)
                .Select(link => new FormerTenantAnswer(link.TenantId, names.GetValueOrDefault(link.TenantId, link.TenantId), link.LinkedAt, link.EndedAt))],
            [.. names.Where(tenant => !taken.Contains(tenant.Key)).Select(static tenant => new FreeTenantAnswer(tenant.Key, tenant.Value))]);
    }

    private static IReadOnlyList<CustomerPlanAnswer> ReadPlans(IReadOnlyList<(PlanAssignment Assignment, PricingPlan? Plan)> history)
    {
        PlanSpan[] spans = [.. PlanSpan.Of(history.Select(static one => one.Assignment))];
        return
        [
            .. from one in history
               let span = Array.Find(spans, span => span.Assignment == one.Assignment)
               select new CustomerPlanAnswer(
                   one.Plan?.Id, one.Plan?.Name, one.Plan?.Version, one.Assignment.AppliedFrom, span?.Until, span is null, one.Plan?.Published?.At, one.Assignment.Assigned.At, one.Assignment.Assigned.By),
        ];
    }
}
