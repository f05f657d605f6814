using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Api;

/// <summary>What sets a customer's prices.</summary>
/// <param name="Kind">Plan, CustomerMarkup, AccountDefault, or None: price is cost.</param>
/// <param name="Percent">Mark-up; null for a plan and for none.</param>
/// <param name="Managed">Of an account's default, whether for managed customers; else null.</param>
internal sealed record RuleAnswer(string Kind, decimal? Percent = null, bool? Managed = null, string? PlanId = null, string? PlanName = null, int? PlanVersion = null)
{
    public static RuleAnswer From(PricingRule rule) => rule switch
    {
        PricingRule.Plan { InForce.Plan: var plan } => new RuleAnswer(nameof(PricingRule.Plan), PlanId: plan.Id, PlanName: plan.Name, PlanVersion: plan.Version),
        PricingRule.CustomerMarkup own => new RuleAnswer(nameof(PricingRule.CustomerMarkup), own.Percent),
        PricingRule.AccountDefault usual => new RuleAnswer(nameof(PricingRule.AccountDefault), usual.Percent, usual.Managed),
        _ => new RuleAnswer(nameof(PricingRule.None)),
    };
}
