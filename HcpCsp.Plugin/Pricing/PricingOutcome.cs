using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pricing;

/// <summary>What pricing made of a line. The price is rounded: it is the figure on pages, in workbooks and in the API.</summary>
internal abstract record PricingOutcome(Money Cost, Money Price)
{
    /// <summary>A rule covers the line.</summary>
    /// <param name="Unrounded">Cost with the mark-up, before the one rounding.</param>
    public sealed record Priced(Money Cost, Money Price, decimal Percent, decimal Unrounded, PricingRule Rule) : PricingOutcome(Cost, Price);

    /// <summary>No rule covers the line: the price is the cost.</summary>
    public sealed record Unpriced(Money Cost) : PricingOutcome(Cost, Cost);

    /// <summary>The line names no cost at all: nothing is charged, and the line is shown as such rather than as one of zero.</summary>
    public sealed record NoCost(string Currency) : PricingOutcome(Money.Zero(Currency), Money.Zero(Currency));
}
