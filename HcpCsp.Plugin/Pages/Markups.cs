using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages;

/// <summary>Words for where a customer's mark-up comes from.</summary>
internal static class Markups
{
    /// <summary>The plugin's key of a customer in the host's tenant directory.</summary>
    public static string TenantKey(string accountId, string customerId) => accountId + "/" + customerId;

    /// <summary>The rule that covers a customer from now on.</summary>
    public static PricingRule RuleOf(PartnerAccount account, CustomerSettings? settings, bool managed)
    {
        if (settings?.MarkupPercent is { } own)
            return new PricingRule.CustomerMarkup(own);
        return (managed ? account.ManagedMarkupPercent : account.NonManagedMarkupPercent) is { } percent
            ? new PricingRule.AccountDefault(percent, managed)
            : new PricingRule.None();
    }

    public static string Describe(PricingRule rule, Formats formats) => rule switch
    {
        PricingRule.CustomerMarkup own => $"{formats.Percent(own.Percent)} own",
        PricingRule.AccountDefault { Managed: true } managed => $"{formats.Percent(managed.Percent)} default, managed",
        PricingRule.AccountDefault other => $"{formats.Percent(other.Percent)} default, non-managed",
        _ => "None: price is cost",
    };

    /// <summary>Customer keys of those linked to a tenant.</summary>
    public static HashSet<string> ManagedKeys(ITenantDirectory tenants) =>
        tenants.ListLinks().Select(link => link.CustomerKey).ToHashSet(StringComparer.Ordinal);
}
