using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pricing;

/// <summary>What pricing made of a line. The price is rounded: it is the figure on pages, in workbooks and in the API.</summary>
internal abstract record PricingOutcome(Money Cost, Money Price, PricingRule Rule)
{
    /// <summary>A rule covers the line.</summary>
    /// <param name="Percent">Of a mark-up; null for a plan, whose story tells.</param>
    /// <param name="Unrounded">Price before the one rounding.</param>
    public sealed record Priced(Money Cost, Money Price, decimal? Percent, decimal Unrounded, PricingRule Rule) : PricingOutcome(Cost, Price, Rule);

    /// <summary>Has a price that a guard rail of its plan objects to.</summary>
    public sealed record Flagged(Money Cost, Money Price, decimal Unrounded, GuardRailHits Hits, PricingRule Rule) : PricingOutcome(Cost, Price, Rule);

    /// <summary>
    /// No rule, or no item of the plan, covers the line: the price is the cost as Microsoft bills it, rounded once where it has more
    /// digits than its currency.
    /// </summary>
    public sealed record Unpriced(Money Cost, PricingRule Rule) : PricingOutcome(Cost, Cost.Rounded(), Rule)
    {
        public Unpriced(Money cost)
            : this(cost, new PricingRule.None())
        {
        }
    }

    /// <summary>The line names no cost at all: nothing is charged, and the line is shown as such rather than as one of zero.</summary>
    public sealed record NoCost(string Currency) : PricingOutcome(Money.Zero(Currency), Money.Zero(Currency), new PricingRule.None());

    /// <summary>No line of Microsoft's: what a plan charges by itself, once per customer and month.</summary>
    /// <param name="Name">Of the plan's item.</param>
    public sealed record Fee(string Name, Money Price, PricingRule Rule) : PricingOutcome(Money.Zero(Price.Currency), Price, Rule);
}
