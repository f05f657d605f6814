namespace HcpCsp.Plugin.Pricing;

/// <summary>What sets the prices of one customer on one document, and where it comes from.</summary>
internal abstract record PricingRule
{
    private PricingRule()
    {
    }

    /// <summary>A plan assigned to the customer. It decides alone: lines that no item covers are Unpriced, whatever mark-up there is.</summary>
    public sealed record Plan(PlanInForce InForce) : PricingRule;

    /// <summary>The customer's own Markup Percentage.</summary>
    public sealed record CustomerMarkup(decimal Percent) : PricingRule;

    /// <summary>The account's default for managed or non-managed customers.</summary>
    public sealed record AccountDefault(decimal Percent, bool Managed) : PricingRule;

    /// <summary>No rule covers the customer: price equals cost, and is shown as Unpriced.</summary>
    public sealed record None : PricingRule;
}
