using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Prices one line: cost plus the mark-up, rounded once, here.</summary>
/// <remarks>
/// Half away from zero on the line's own sign, so that a reversal gives back exactly what was charged, and a line of zero stays zero.
/// </remarks>
internal static class PriceCalculator
{
    public static PricingOutcome Price(Money cost, PricingRule rule) => rule switch
    {
        PricingRule.CustomerMarkup own => MarkUp(cost, own.Percent, rule),
        PricingRule.AccountDefault byDefault => MarkUp(cost, byDefault.Percent, rule),
        PricingRule.None => new PricingOutcome.Unpriced(cost),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "Not a pricing rule."),
    };

    /// <param name="line">Line.</param>
    /// <param name="documentCurrency">Currency of its document, which counts where the line names none.</param>
    /// <param name="rule">Rule of the line's customer.</param>
    public static PricingOutcome Price(InvoiceLine line, string documentCurrency, PricingRule rule)
    {
        string currency = LineAmounts.CurrencyOf(line, documentCurrency);
        return LineAmounts.FindCost(line) is { } cost ? Price(new Money(cost, currency), rule) : new PricingOutcome.NoCost(currency);
    }

    /// <summary>What a cost is multiplied by: 1.125 for 12.5 %.</summary>
    public static decimal Factor(decimal percent) => 1m + percent / 100m;

    private static PricingOutcome.Priced MarkUp(Money cost, decimal percent, PricingRule rule)
    {
        Money unrounded = cost with { Amount = cost.Amount * Factor(percent) };
        return new PricingOutcome.Priced(cost, unrounded.Rounded(), percent, unrounded.Amount, rule);
    }
}
