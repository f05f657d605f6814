using System.ComponentModel;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>A document of Microsoft's with its customers.</summary>
internal sealed record InvoiceAnswer
{
    [Description("Name of the partner account.")]
    public required string Account { get; init; }

    [Description("Number of the document: what {number} stands for in other routes.")]
    public required string Id { get; init; }

    [Description("Invoice, credit note or another type, as Microsoft names it.")]
    public required string DocumentType { get; init; }

    [Description("ISO 4217 code of all amounts.")]
    public required string Currency { get; init; }

    [Description("Total of the document with tax, as Microsoft states it.")]
    public required decimal Header { get; init; }

    public required int LineCount { get; init; }

    [Description("Sum of all lines with tax.")]
    public required decimal LineTotal { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customers pay, before tax.")]
    public required decimal Price { get; init; }

    [Description("Whether lines and total agree: Equal, Different or Not checked.")]
    public required string TieOut { get; init; }

    [Description("First day of the billing period.")]
    public required DateOnly PeriodStart { get; init; }

    [Description("Last day of the billing period.")]
    public required DateOnly PeriodEnd { get; init; }

    [Description("Number of the document that this one amends; null for none.")]
    public required string? Amends { get; init; }

    [Description("Whether it counts in sums; false for a void document.")]
    public required bool Counts { get; init; }

    [Description("Number of the document that made it void; null for none.")]
    public required string? VoidedBy { get; init; }

    [Description("Who is billed what on it.")]
    public required IReadOnlyList<InvoiceCustomerAnswer> Customers { get; init; }
}

/// <summary>A customer's part of a document.</summary>
internal sealed record InvoiceCustomerAnswer
{
    [Description("Tenant id of the customer.")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required int LineCount { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customer pays, before tax.")]
    public required decimal Price { get; init; }
}
