using System.Collections.Concurrent;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Collects the rules of an account from its plans, its settings, its customers' settings and the host's tenant links.</summary>
internal sealed class AccountRules(ICspStore store, IPlanStore plans, ITenantDirectory tenants)
{
    private readonly ConcurrentDictionary<string, (Sources Sources, PricingRules Rules)> kept = new(StringComparer.Ordinal);

    /// <summary>The same object while nothing of them changes: who has priced by it needn't ask rule by rule whether it still holds.</summary>
    public PricingRules Get(PartnerAccount account)
    {
        var sources = new Sources(
            account, store.ListCustomerSettings(account.Id), [.. tenants.ListLinks()], plans.ListPlans(), plans.ListAssignments(account.Id), store.ListEndedLinks(account.Id));
        if (kept.TryGetValue(account.Id, out var known) && known.Sources.IsSame(sources))
            return known.Rules;
        PricingRules rules = Make(sources);
        kept[account.Id] = (sources, rules);
        return rules;
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
            Plans = new CustomerPlans(plans.ListAssignments(account.Id).Where(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal)), plans.ListPlans(), account.MicrosoftDiscountPercent),
            EndedLinks = store.ListEndedLinks(account.Id).Where(link => string.Equals(link.CustomerId, customerId, StringComparison.Ordinal)).ToLookup(static link => link.CustomerId, StringComparer.Ordinal),
        };
    }

    /// <summary>The key under which the host knows a customer.</summary>
    public static string CustomerKey(string accountId, string customerId) => $"{accountId}/{customerId}";

    private static PricingRules Make(Sources sources)
    {
        PartnerAccount account = sources.Account;
        string prefix = CustomerKey(account.Id, "");
        return new PricingRules(
            account.ManagedMarkupPercent,
            account.NonManagedMarkupPercent,
            sources.Settings
                .Where(pair => pair.Value.MarkupPercent is not null)
                .ToDictionary(pair => pair.Key, pair => pair.Value.MarkupPercent ?? 0m, StringComparer.Ordinal),
            sources.Links
                .Where(link => link.CustomerKey.StartsWith(prefix, StringComparison.Ordinal))
                .ToDictionary(link => link.CustomerKey[prefix.Length..], link => link.LinkedAt, StringComparer.Ordinal))
        {
            Plans = new CustomerPlans(sources.Assignments, sources.Plans, account.MicrosoftDiscountPercent),
            EndedLinks = sources.EndedLinks.ToLookup(static link => link.CustomerId, StringComparer.Ordinal),
        };
    }

    /// <summary>What rules are made from. The store gives the same lists until it changes them; the host gives its links anew each time.</summary>
    private sealed record Sources(
        PartnerAccount Account,
        IReadOnlyDictionary<string, CustomerSettings> Settings,
        IReadOnlyList<TenantLink> Links,
        IReadOnlyList<PricingPlan> Plans,
        IReadOnlyList<PlanAssignment> Assignments,
        IReadOnlyList<EndedLink> EndedLinks)
    {
        public bool IsSame(Sources other) =>
            Account.ManagedMarkupPercent == other.Account.ManagedMarkupPercent
            && Account.NonManagedMarkupPercent == other.Account.NonManagedMarkupPercent
            && Account.MicrosoftDiscountPercent == other.Account.MicrosoftDiscountPercent
            && ReferenceEquals(Settings, other.Settings)
            && ReferenceEquals(Plans, other.Plans)
            && ReferenceEquals(Assignments, other.Assignments)
            && ReferenceEquals(EndedLinks, other.EndedLinks)
            && Links.SequenceEqual(other.Links);
    }
}
