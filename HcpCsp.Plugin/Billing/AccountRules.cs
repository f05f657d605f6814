using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Collects the rules of an account from its plans, its settings, its customers' settings and the host's tenant links.</summary>
internal sealed class AccountRules(ICspStore store, IPlanStore plans, ITenantDirectory tenants)
{
    public PricingRules Get(PartnerAccount account)
    {
        string prefix = CustomerKey(account.Id, "");
        return new PricingRules(
            account.ManagedMarkupPercent,
            account.NonManagedMarkupPercent,
            store.ListCustomerSettings(account.Id)
                .Where(pair => pair.Value.MarkupPercent is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value.MarkupPercent ?? 0m, StringComparer.Ordinal),
            tenants.ListLinks()
                .Where(link => link.CustomerKey.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(link => link.CustomerKey[prefix.Length..], link => link.LinkedAt, StringComparer.Ordinal))
        {
            Plans = PlansOf(account, plans.ListAssignments(account.Id)),
            EndedLinks = store.ListEndedLinks(account.Id).ToLookup(static link => link.CustomerId, StringComparer.Ordinal),
        };
    }

    /// <summary>What of them concerns one customer: for a file per customer, that is one look-up instead of all settings each time.</summary>
    public PricingRules GetFor(PartnerAccount account, string customerId)
    {
        string key = CustomerKey(account.Id, customerId);
        var own = new Dictionary<string, decimal>(StringComparer.Ordinal);
        if (store.GetCustomerSettings(account.Id, customerId).MarkupPercent is { } percent)
            own[customerId] = percent;
        return new PricingRules(
            account.ManagedMarkupPercent,
            account.NonManagedMarkupPercent,
            own,
            tenants.ListLinks()
                .Where(link => string.Equals(link.CustomerKey, key, StringComparison.Ordinal))
                .ToDictionary(_ => customerId, link => link.LinkedAt, StringComparer.Ordinal))
        {
            Plans = PlansOf(account, plans.ListAssignments(account.Id).Where(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal))),
            EndedLinks = store.ListEndedLinks(account.Id).Where(link => string.Equals(link.CustomerId, customerId, StringComparison.Ordinal)).ToLookup(static link => link.CustomerId, StringComparer.Ordinal),
        };
    }

    /// <summary>The key under which the host knows a customer.</summary>
    public static string CustomerKey(string accountId, string customerId) => $"{accountId}/{customerId}";

    private CustomerPlans PlansOf(PartnerAccount account, IEnumerable<PlanAssignment> assignments) =>
        new(assignments, plans.ListPlans(), account.MicrosoftDiscountPercent);
}
