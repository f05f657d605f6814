using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pricing;

/// <summary>How a line's price came about, step by step. Figures are data; <see cref="PriceStep.Text"/> writes them the invariant way.</summary>
/// <param name="Steps">Source, base, rule, arithmetic; the last one ends with the price.</param>
internal sealed record PriceStory(IReadOnlyList<PriceStep> Steps)
{
    public static PriceStory Tell(InvoiceLine line, PricingOutcome outcome) => new(
    [
        new PriceStep.Source(line.InvoiceNumber ?? "", line.Position),
        new PriceStep.Base(outcome is PricingOutcome.NoCost ? null : outcome.Cost, line.Subtotal is null && line.Total is not null),
        new PriceStep.Rule(outcome is PricingOutcome.Priced priced ? priced.Rule : new PricingRule.None()),
        StepOf(outcome),
    ]);

    /// <summary>The arithmetic alone, for a cell: <c>10.01 × 1.125 = 11.26125 → 11.26 USD</c>.</summary>
    public static string Short(PricingOutcome outcome) => StepOf(outcome).Text;

    private static PriceStep.Arithmetic StepOf(PricingOutcome outcome) => outcome is PricingOutcome.Priced priced
        ? new PriceStep.Arithmetic(priced.Cost, PriceCalculator.Factor(priced.Percent), priced.Unrounded, priced.Price)
        : new PriceStep.Arithmetic(outcome is PricingOutcome.NoCost ? null : outcome.Cost, null, outcome.Cost.Amount, outcome.Price);
}

/// <summary>One step of a price story.</summary>
internal abstract record PriceStep
{
    private PriceStep()
    {
    }

    public abstract string Text { get; }

    private static string Exact(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Exact(Money money) => money.Amount.ToString(
        Currency.Digits(money.Currency) switch { 0 => "0.####", 3 => "0.000#", _ => "0.00##" },
        CultureInfo.InvariantCulture) + " " + money.Currency;

    /// <summary>Which line of which document.</summary>
    public sealed record Source(string InvoiceNumber, int Position) : PriceStep
    {
        public override string Text => string.Create(CultureInfo.InvariantCulture, $"Line {Position + 1} of {InvoiceNumber}");
    }

    /// <summary>What is marked up: the cost before tax.</summary>
    /// <param name="Cost">Null when the line names none.</param>
    /// <param name="Derived">The line names no subtotal: total less tax.</param>
    public sealed record Base(Money? Cost, bool Derived) : PriceStep
    {
        public override string Text => Cost is not { } cost
            ? "The line names no cost"
            : $"Cost before tax {Exact(cost)}{(Derived ? " (total less tax)" : "")}";
    }

    public sealed record Rule(PricingRule Applied) : PriceStep
    {
        public override string Text => RuleCaption.Of(Applied);
    }

    /// <param name="Cost">Null when the line names none.</param>
    /// <param name="Factor">Null when no rule covers the line.</param>
    public sealed record Arithmetic(Money? Cost, decimal? Factor, decimal Unrounded, Money Price) : PriceStep
    {
        public override string Text => (Cost, Factor) switch
        {
            (null, _) => "No cost named: nothing charged",
            (_, null) => $"Price = cost = {Exact(Price)}",
            ({ } cost, { } factor) => $"{Exact(cost.Amount)} × {Exact(factor)} = {Exact(Unrounded)} → {Exact(Price)}",
        };
    }
}
