using System.ComponentModel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>One document. Who is billed what on it is a list of its own.</summary>
internal sealed record InvoiceDetailAnswer
{
    public required string AccountId { get; init; }

    public required string Account { get; init; }

    public required string Number { get; init; }

    [Description("Invoice, credit note or another type, as Microsoft names it.")]
    public required string DocumentType { get; init; }

    [Description("ISO 4217 code of all amounts.")]
    public required string Currency { get; init; }

    public required DateTimeOffset InvoiceDate { get; init; }

    public required DateOnly PeriodStart { get; init; }

    [Description("Last day of the billing period.")]
    public required DateOnly PeriodEnd { get; init; }

    [Description("Total with tax, as Microsoft states it.")]
    public required decimal Header { get; init; }

    public required int LineCount { get; init; }

    [Description("Sum of all lines with tax.")]
    public required decimal LineTotal { get; init; }

    [Description("What Microsoft charges us, before tax.")]
    public required decimal Cost { get; init; }

    [Description("What the customers pay, before tax.")]
    public required decimal Price { get; init; }

    public required decimal Margin { get; init; }

    public required int CustomerCount { get; init; }

    [Description("Whether it counts in sums; false for a void document.")]
    public required bool Counts { get; init; }

    [Description("Number of the document that this one amends; null for none.")]
    public required string? Amends { get; init; }

    [Description("Number of the document that made it void; null for none.")]
    public required string? VoidedBy { get; init; }

    [Description("When our copy of its lines was read; null while they aren't.")]
    public required DateTimeOffset? LoadedAt { get; init; }

    [Description("When Microsoft made that data; null when it doesn't say.")]
    public required DateTimeOffset? DataCreatedAt { get; init; }

    [Description("Whether lines and total agree: Equal, Different or Not checked.")]
    public required string TieOut { get; init; }

    public required IReadOnlyList<CheckAnswer> Checks { get; init; }

    [Description("All documents that amend each other, the first one first; itself alone where there are none.")]
    public required IReadOnlyList<AmendmentAnswer> Amendments { get; init; }

    public static InvoiceDetailAnswer Of(InvoiceBill bill, IReadOnlyList<AmendmentNode> tree) => new()
    {
        AccountId = bill.Account.Id,
        Account = bill.Account.Name,
        Number = bill.Invoice.Number,
        DocumentType = bill.Invoice.DocumentType,
        Currency = bill.Invoice.Total.Currency,
        InvoiceDate = bill.Invoice.InvoiceDate,
        PeriodStart = bill.Invoice.Period.Start,
        PeriodEnd = bill.Invoice.Period.End.AddDays(-1),
        Header = bill.Invoice.Total.Amount,
        LineCount = bill.LineCount,
        LineTotal = bill.LineTotal.Amount,
        Cost = bill.Cost.Amount,
        Price = bill.Price.Amount,
        Margin = bill.Margin.Amount,
        CustomerCount = bill.Customers.Select(static customer => customer.CustomerId).Distinct(StringComparer.Ordinal).Count(),
        Counts = !bill.Invoice.IsVoided,
        Amends = bill.Invoice.AmendsNumber,
        VoidedBy = bill.Invoice.VoidedBy,
        LoadedAt = bill.Invoice.Lines?.LoadedAt,
        DataCreatedAt = bill.Invoice.Lines?.DataCreatedAt,
        TieOut = bill.TieOut.Result.Caption(),
        Checks = [.. bill.TieOut.Checks.Select(CheckAnswer.Of)],
        Amendments = [.. tree.Select(static node => new AmendmentAnswer(node.Document.Number, node.Depth, node.Document.DocumentType, node.Document.InvoiceDate, node.Document.Total.Currency, node.Document.Total.Amount, !node.Document.IsVoided))],
    };
}

/// <summary>One comparison, without any tolerance.</summary>
internal sealed record CheckAnswer(
    string Name,
    [property: Description("Null when it couldn't be had.")] MoneyAnswer? Left,
    [property: Description("Null when it couldn't be had.")] MoneyAnswer? Right,
    [property: Description("Equal, Different or Not checked.")] string Result,
    [property: Description("Why it wasn't checked, or where the difference lies; empty when equal.")] string Note)
{
    public static CheckAnswer Of(TieOutCheck check) => new(
        check.Name, check.Left is { } left ? MoneyAnswer.From(left) : null, check.Right is { } right ? MoneyAnswer.From(right) : null, check.Result.Caption(), check.Note);
}

/// <summary>One document of a tree of amendments.</summary>
internal sealed record AmendmentAnswer(string Number, [property: Description("0 for the first document.")] int Depth, string DocumentType, DateTimeOffset InvoiceDate, string Currency, decimal Header, bool Counts);
