using System.ComponentModel;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>One line of a customer's bill.</summary>
internal sealed record LineAnswer
{
    [Description("Its place in the document, as Microsoft lists it.")]
    public required int Position { get; init; }

    public required ProductFamily Family { get; init; }

    public required string? Product { get; init; }

    public required string? Sku { get; init; }

    [Description("Id of the subscription; null or empty for what belongs to none.")]
    public required string? Subscription { get; init; }

    [Description("Why it is charged, as Microsoft names it.")]
    public required string? ChargeType { get; init; }

    [Description("First day that is charged.")]
    public required DateOnly? ChargeStart { get; init; }

    [Description("Last day that is charged.")]
    public required DateOnly? ChargeEnd { get; init; }

    [Description("What is billed: seats, or units of the meter.")]
    public required decimal? Quantity { get; init; }

    [Description("ISO 4217 code of all amounts.")]
    public required string Currency { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customer pays, before tax.")]
    public required decimal Price { get; init; }

    [Description("What pricing made of it; what no rule covers is Unpriced, and counts at cost.")]
    public required LineState State { get; init; }

    [Description("How the price came about, step by step.")]
    public required IReadOnlyList<PriceStepAnswer> Story { get; init; }
}

/// <summary>One step of a price story.</summary>
internal sealed record PriceStepAnswer(
    [property: Description("Source, Base, Rule, Arithmetic, List, Adjusted, NotApplied, Uncovered, GuardRail, Rounding or MonthlyFee.")] string Step,
    [property: Description("In words, with the figures that it took.")] string Text,
    [property: Description("What it came to; null where it came to nothing.")] MoneyAnswer? Figure)
{
    public static PriceStepAnswer Of(PriceStep step) => new(step.GetType().Name, step.Text, step.Figure is { } figure ? MoneyAnswer.From(figure) : null);
}
