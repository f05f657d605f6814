using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing;

/// <summary>Collects the rules of an account from its settings, its customers' settings and the host's tenant links.</summary>
internal sealed class AccountRules(ICspStore store, ITenantDirectory tenants)
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
                .ToDictionary(link => link.CustomerKey[prefix.Length..], link => link.LinkedAt, StringComparer.Ordinal));
    }

    /// <summary>The key under which the host knows a customer.</summary>
    public static string CustomerKey(string accountId, string customerId) => $"{accountId}/{customerId}";
}
