using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages;

/// <summary>Words for where a customer's mark-up comes from.</summary>
internal static class Markups
{
    public static string Describe(PricingRule rule, Formats formats) => rule switch
    {
        PricingRule.Plan plan => $"Plan {plan.InForce.Plan.Name}, version {formats.Number(plan.InForce.Plan.Version)}",
        PricingRule.CustomerMarkup own => $"{formats.Percent(own.Percent)} own",
        PricingRule.AccountDefault { Managed: true } managed => $"{formats.Percent(managed.Percent)} default, managed",
        PricingRule.AccountDefault other => $"{formats.Percent(other.Percent)} default, non-managed",
        _ => "None: price is cost",
    };

    /// <summary>As it was when a statement was issued.</summary>
    public static string Describe(FrozenRule rule, Formats formats) => rule switch
    {
        FrozenRule.Plan plan => $"a pricing plan's version {formats.Number(plan.Reference.Version)}",
        FrozenRule.CustomerMarkup own => $"{formats.Percent(own.Percent)} own",
        FrozenRule.AccountDefault { Managed: true } managed => $"{formats.Percent(managed.Percent)} default, managed",
        FrozenRule.AccountDefault other => $"{formats.Percent(other.Percent)} default, non-managed",
        _ => "no rule: price was cost",
    };
}
