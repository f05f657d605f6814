using System.ComponentModel;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>A customer's part of a document, with its products.</summary>
internal sealed record CustomerBillAnswer
{
    [Description("Tenant id of the customer.")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    [Description("ISO 4217 code of all amounts.")]
    public required string Currency { get; init; }

    public required int LineCount { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("Tax that Microsoft charges us.")]
    public required decimal Tax { get; init; }

    [Description("What the customer pays, before tax.")]
    public required decimal Price { get; init; }

    [Description("Price less cost.")]
    public required decimal Margin { get; init; }

    [Description("How many lines no rule covers; they count at cost.")]
    public required int UnpricedLines { get; init; }

    [Description("How many lines a guard rail of the plan marked.")]
    public required int FlaggedLines { get; init; }

    public required IReadOnlyList<ProductBillAnswer> Products { get; init; }
}

/// <summary>What is charged alike for one product of one subscription.</summary>
internal sealed record ProductBillAnswer
{
    public required ProductFamily Family { get; init; }

    public required string Product { get; init; }

    [Description("Id of the subscription; empty for what belongs to none.")]
    public required string Subscription { get; init; }

    [Description("Why it is charged, as Microsoft names it.")]
    public required string ChargeType { get; init; }

    public required int LineCount { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customer pays, before tax.")]
    public required decimal Price { get; init; }
}
