using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pricing;

/// <summary>How a line's price came about, step by step. Figures are data; <see cref="PriceStep.Text"/> writes them the invariant way.</summary>
/// <param name="Steps">Source, base, rule, arithmetic; the last figure in it is the price.</param>
internal sealed record PriceStory(IReadOnlyList<PriceStep> Steps)
{
    public static PriceStory Tell(InvoiceLine line, PricingOutcome outcome) => outcome is PricingOutcome.Fee fee
        ? new PriceStory([new PriceStep.Rule(fee.Rule), .. Calculation(line, fee)])
        : new PriceStory(
        [
            new PriceStep.Source(line.InvoiceNumber ?? "", line.Position),
            new PriceStep.Base(outcome is PricingOutcome.NoCost ? null : outcome.Cost, line.Subtotal is null && line.Total is not null),
            new PriceStep.Rule(outcome.Rule),
            .. Calculation(line, outcome),
        ]);

    /// <summary>The calculation alone, for a cell: <c>10.01 × 1.125 = 11.26125 → 11.26 USD</c>.</summary>
    public static string Short(InvoiceLine line, PricingOutcome outcome) =>
        string.Join("; ", Calculation(line, outcome).Select(static step => step.Text));

    private static List<PriceStep> Calculation(InvoiceLine line, PricingOutcome outcome)
    {
        switch (outcome)
        {
            case PricingOutcome.NoCost:
                return [new PriceStep.Arithmetic(null, null, 0m, outcome.Price)];
            case PricingOutcome.Fee fee:
                return [new PriceStep.MonthlyFee(fee.Name, fee.Price)];
            case { Rule: PricingRule.Plan plan }:
                var steps = new List<PriceStep>();
                PlanCalculator.Price(line, outcome.Cost, plan.InForce, steps);
                return steps;
            case PricingOutcome.Priced { Percent: { } percent } priced:
                return [new PriceStep.Arithmetic(priced.Cost, PriceCalculator.Factor(percent), priced.Unrounded, priced.Price)];
            default:
                return [new PriceStep.Arithmetic(outcome.Cost, null, outcome.Cost.Amount, outcome.Price)];
        }
    }
}
