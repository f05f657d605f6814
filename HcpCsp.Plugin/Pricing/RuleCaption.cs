using System.Globalization;

namespace HcpCsp.Plugin.Pricing;

/// <summary>The words for a rule on pages and in workbooks.</summary>
internal static class RuleCaption
{
    public static string Of(PricingRule rule) => rule switch
    {
        PricingRule.Plan plan => string.Create(CultureInfo.InvariantCulture, $"Pricing plan {plan.InForce.Plan.Name}, version {plan.InForce.Plan.Version}"),
        PricingRule.CustomerMarkup own => $"Customer's own mark-up {Percent(own.Percent)}",
        PricingRule.AccountDefault { Managed: true } managed => $"Default for managed customers {Percent(managed.Percent)}",
        PricingRule.AccountDefault other => $"Default for non-managed customers {Percent(other.Percent)}",
        PricingRule.None => "Unpriced: price equals cost",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a pricing rule."),
    };

    /// <summary>Percent of a rule; null when there is none, or more than one.</summary>
    public static decimal? PercentOf(PricingRule rule) => rule switch
    {
        PricingRule.CustomerMarkup own => own.Percent,
        PricingRule.AccountDefault byDefault => byDefault.Percent,
        _ => null,
    };

    private static string Percent(decimal percent) => percent.ToString("0.############################", CultureInfo.InvariantCulture) + " %";
}
