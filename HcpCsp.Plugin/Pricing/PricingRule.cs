namespace HcpCsp.Plugin.Pricing;

/// <summary>The mark-up that applies to one customer in one billing period, and where it comes from.</summary>
internal abstract record PricingRule
{
    private PricingRule()
    {
    }

    /// <summary>The customer's own Markup Percentage.</summary>
    public sealed record CustomerMarkup(decimal Percent) : PricingRule;

    /// <summary>The account's default for managed or non-managed customers.</summary>
    public sealed record AccountDefault(decimal Percent, bool Managed) : PricingRule;

    /// <summary>No rule covers the customer: price equals cost, and is shown as Unpriced.</summary>
    public sealed record None : PricingRule;
}
