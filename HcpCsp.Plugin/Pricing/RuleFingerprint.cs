using System.Globalization;

namespace HcpCsp.Plugin.Pricing;

/// <summary>A text that names a rule exactly: the same text, the same prices. Stored beside calculated prices.</summary>
internal static class RuleFingerprint
{
    // Rises when the arithmetic or the families of lines change, so that stored prices are calculated again.
    private const string Arithmetic = "3";

    public static string Of(PricingRule rule) => rule switch
    {
        PricingRule.Plan plan => $"{Arithmetic}|plan|{plan.InForce.Fingerprint}",
        PricingRule.CustomerMarkup own => $"{Arithmetic}|customer|{Exact(own.Percent)}",
        PricingRule.AccountDefault byDefault => $"{Arithmetic}|{(byDefault.Managed ? "managed" : "non-managed")}|{Exact(byDefault.Percent)}",
        PricingRule.None => $"{Arithmetic}|none",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a pricing rule."),
    };

    // 12.5 and 12.50 are one percentage.
    private static string Exact(decimal percent) => percent.ToString("0.############################", CultureInfo.InvariantCulture);
}
