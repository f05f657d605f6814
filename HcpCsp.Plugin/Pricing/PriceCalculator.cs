using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Prices one line by its customer's rule, rounded once.</summary>
/// <remarks>
/// Half away from zero on the line's own sign, so that a reversal gives back exactly what was charged, and a line of zero stays zero.
/// </remarks>
internal static class PriceCalculator
{
    /// <param name="line">Line.</param>
    /// <param name="documentCurrency">Currency of its document, which counts where the line names none.</param>
    /// <param name="rule">Rule of the line's customer.</param>
    public static PricingOutcome Price(InvoiceLine line, string documentCurrency, PricingRule rule) =>
        OutcomeOf(Calculate(line, documentCurrency, rule), rule);

    /// <summary>The figures alone: for sums over many lines, without a word of memory for each.</summary>
    /// <inheritdoc cref="Price(InvoiceLine, string, PricingRule)"/>
    public static LinePrice Calculate(InvoiceLine line, string documentCurrency, PricingRule rule)
    {
        string currency = LineAmounts.CurrencyOf(line, documentCurrency);
        if (LineAmounts.FindCost(line) is not { } amount)
            return LinePrice.Of(LineCoverage.NoCost, Money.Zero(currency), 0m);
        var cost = new Money(amount, currency);
        return rule is PricingRule.Plan plan ? PlanCalculator.Price(line, cost, plan.InForce) : Calculate(cost, rule);
    }

    /// <summary>For rules that look at nothing of a line but its cost.</summary>
    public static PricingOutcome Price(Money cost, PricingRule rule) => OutcomeOf(Calculate(cost, rule), rule);

    /// <summary>What a cost is multiplied by: 1.125 for 12.5 %.</summary>
    public static decimal Factor(decimal percent) => 1m + percent / 100m;

    private static LinePrice Calculate(Money cost, PricingRule rule) => rule switch
    {
        PricingRule.CustomerMarkup own => LinePrice.Of(LineCoverage.Priced, cost, cost.Amount * Factor(own.Percent)),
        PricingRule.AccountDefault byDefault => LinePrice.Of(LineCoverage.Priced, cost, cost.Amount * Factor(byDefault.Percent)),
        PricingRule.None => LinePrice.Of(LineCoverage.Unpriced, cost, cost.Amount),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a rule that sets a price by the cost alone."),
    };

    private static PricingOutcome OutcomeOf(LinePrice price, PricingRule rule) => price.Coverage switch
    {
        LineCoverage.NoCost => new PricingOutcome.NoCost(price.Cost.Currency),
        LineCoverage.Unpriced => new PricingOutcome.Unpriced(price.Cost, rule),
        LineCoverage.Priced => new PricingOutcome.Priced(price.Cost, price.Price, RuleCaption.PercentOf(rule), price.Unrounded, rule),
        LineCoverage.Flagged => new PricingOutcome.Flagged(price.Cost, price.Price, price.Unrounded, price.Hits, rule),
        _ => throw new ArgumentOutOfRangeException(nameof(price), price, "Not a coverage."),
    };
}
