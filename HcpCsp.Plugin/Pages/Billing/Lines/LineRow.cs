using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>One line with its price.</summary>
/// <param name="Pricing">In which currency Microsoft priced it, where it bills in another; empty where it doesn't.</param>
/// <param name="State">Null for a line that a rule covers and nothing objects to.</param>
internal sealed record LineRow(string Position, string Product, string Detail, string ChargeType, string Charged, string Quantity, string Cost, string Pricing, StateView? State, string Price, IReadOnlyList<StoryStep> Story)
{
    /// <param name="priced">Line.</param>
    /// <param name="currency">The one that the page names; amounts in another say which.</param>
    /// <param name="formats">How the reader writes.</param>
    public static LineRow For(PricedLine priced, string currency, Formats formats)
    {
        var line = priced.Line;
        Func<Money, string> write = string.Equals(priced.Outcome.Cost.Currency, currency, StringComparison.Ordinal) ? formats.Amount : formats.Money;
        string detail = string.Join(" · ", new[] { line.SkuName, line.MeterDescription, line.SubscriptionDescription }.Where(text => !string.IsNullOrWhiteSpace(text) && !string.Equals(text, line.ProductName, StringComparison.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase));
        return new LineRow(
            priced.Outcome is PricingOutcome.Fee ? Formats.None : formats.Number(line.Position + 1),
            line.ProductName ?? "(no product named)",
            detail,
            line.ChargeType ?? "",
            (line.ChargeStartDate, line.ChargeEndDate) switch
            {
                ({ } start, { } end) when start != end => $"{formats.Date(start)} – {formats.Date(end)}",
                ({ } start, _) => formats.Date(start),
                _ => Formats.None,
            },
            (line.BillableQuantity ?? line.Quantity) is { } quantity ? formats.Decimal(quantity) : Formats.None,
            write(priced.Outcome.Cost),
            PricingOf(line, priced.Outcome.Cost.Currency),
            LineFilter.StateOf(priced.Outcome) switch
            {
                LineState.Unpriced => new StateView("halted", "Unpriced"),
                LineState.Flagged => new StateView("bad", "Flagged"),
                _ => null,
            },
            write(priced.Outcome.Price),
            [.. StoryOf(priced, formats)]);
    }

    /// <summary>In which currency Microsoft priced it, where it bills in another; the story has the figures.</summary>
    private static string PricingOf(InvoiceLine line, string currency) =>
        line.PricingCurrency is { Length: > 0 } pricing && !string.Equals(pricing, currency, StringComparison.OrdinalIgnoreCase) ? "priced in " + pricing : "";

    /// <summary>How the price came about, step by step, each with its figures.</summary>
    private static IEnumerable<StoryStep> StoryOf(PricedLine priced, Formats formats)
    {
        var (line, outcome) = (priced.Line, priced.Outcome);
        if (outcome is PricingOutcome.Fee)
        {
            foreach (var step in PlanSteps(priced, formats))
                yield return step;
            yield break;
        }

        yield return new StoryStep("Microsoft's line", SourceOf(line, formats), formats.Number(line.Position + 1));
        yield return new StoryStep("Partner cost", "Before tax, as billed to you", outcome is PricingOutcome.NoCost ? Formats.None : formats.ExactMoney(outcome.Cost));
        switch (outcome)
        {
            case { Rule: PricingRule.Plan }:
                foreach (var step in PlanSteps(priced, formats))
                    yield return step;
                break;
            case PricingOutcome.Priced { Percent: { } percent } rule:
                yield return new StoryStep("Rule", Markups.Describe(rule.Rule, formats), formats.Percent(percent));
                yield return new StoryStep(
                    "Calculation",
                    $"{formats.ExactMoney(rule.Cost)} × (1 + {formats.Decimal(percent)} / 100)",
                    formats.ExactMoney(new Money(rule.Unrounded, rule.Cost.Currency)));
                yield return new StoryStep("Price", $"Rounded once, half away from zero, to the digits of {rule.Price.Currency}", formats.Money(rule.Price));
                break;
            case PricingOutcome.NoCost:
                yield return new StoryStep("Price", "The line names no cost: nothing charged", formats.Money(outcome.Price));
                break;
            default:
                yield return new StoryStep("Rule", "No rule covers this customer: unpriced", Formats.None);
                yield return new StoryStep("Price", "The cost", formats.ExactMoney(outcome.Price));
                break;
        }
    }

    private static IEnumerable<StoryStep> PlanSteps(PricedLine priced, Formats formats) =>
        from step in PriceStory.Tell(priced.Line, priced.Outcome).Steps
        where step is not (PriceStep.Source or PriceStep.Base)
        select new StoryStep(
            step switch
            {
                PriceStep.Rule => "Rule",
                PriceStep.Rounding or PriceStep.MonthlyFee => "Price",
                PriceStep.GuardRail => "Guard rail",
                PriceStep.List => "List price",
                _ => "Calculation",
            },
            step.Text,
            step.Figure is { } figure ? formats.ExactMoney(figure) : Formats.None);

    private static string SourceOf(InvoiceLine line, Formats formats)
    {
        var parts = new List<string>();
        if ((line.BillableQuantity ?? line.Quantity) is { } quantity)
            parts.Add(formats.Decimal(quantity) + " " + (line.UnitType ?? "units"));
        if ((line.EffectiveUnitPrice ?? line.UnitPrice) is { } unit)
            parts.Add("at " + formats.Decimal(unit) + "\u00a0" + (line.PricingCurrency ?? line.Currency));
        if (line.PCToBCExchangeRate is { } rate && rate != 1m)
            parts.Add("exchange rate " + formats.Decimal(rate));
        return parts.Count == 0 ? "As billed" : string.Join(", ", parts);
    }
}

/// <summary>One step of a price story.</summary>
internal sealed record StoryStep(string Name, string Text, string Figure);
