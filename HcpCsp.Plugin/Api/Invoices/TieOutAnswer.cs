using System.ComponentModel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>What explains how the figures of a document agree or differ.</summary>
internal sealed record TieOutAnswer(
    [property: Description("Equal, Different or Not checked.")] string Result,
    IReadOnlyList<CheckAnswer> Checks,
    [property: Description("Lines that were read for it.")] int Lines,
    [property: Description("What lines without a customer come to, with tax, by currency.")] IReadOnlyList<UnassignedAnswer> Unassigned,
    [property: Description("Those whose lines don't come to what lists show, or whose total is just the difference.")] IReadOnlyList<CustomerFindingAnswer> Customers,
    IReadOnlyList<LineFindingsAnswer> Findings,
    [property: Description("Lines that Microsoft's formulas could be applied to.")] int RoundingChecked)
{
    public static TieOutAnswer Of(InvoiceBill bill, TieOutFindings findings) => new(
        bill.TieOut.Result.Caption(),
        [.. bill.TieOut.Checks.Select(CheckAnswer.Of)],
        findings.Lines,
        [.. findings.Unassigned.Select(static sum => new UnassignedAnswer(sum.Lines, sum.Total.Currency, sum.Total.Amount))],
        [.. findings.Customers.Select(static one => new CustomerFindingAnswer(
            one.Kept.CustomerId, one.Kept.Name, one.Kept.Total.Currency, one.Kept.Lines, one.Counted.Lines, one.Kept.Total.Amount, one.Counted.Total.Amount, one.Kept.Price.Amount, one.Counted.Price.Amount, one.IsTheDifference))],
        [.. findings.LineFindings.Select(static kind => new LineFindingsAnswer(kind.Kind, kind.Count, [.. kind.First.Select(LineFindingAnswer.Of)]))],
        findings.RoundingChecked);
}

internal sealed record UnassignedAnswer(int Lines, string Currency, decimal Total);

/// <summary>Of lists: what is kept; counted: what the lines come to.</summary>
internal sealed record CustomerFindingAnswer(
    string CustomerId, string Customer, string Currency, int LinesInLists, int LinesCounted, decimal TotalInLists, decimal TotalCounted, decimal PriceInLists, decimal PriceCounted,
    [property: Description("Whether its total is exactly what header and lines differ by.")] bool IsTheDifference);

internal sealed record LineFindingsAnswer(LineFindingKind Kind, int Count, [property: Description("The first of them.")] IReadOnlyList<LineFindingAnswer> First);

internal sealed record LineFindingAnswer(
    int Position, string CustomerId, string? Product,
    [property: Description("What the line says.")] MoneyAnswer Left,
    [property: Description("What it should say; null where nothing can be said.")] MoneyAnswer? Right)
{
    public static LineFindingAnswer Of(LineFinding finding) => new(
        finding.Line.Position, IdOf(finding), finding.Line.ProductName, MoneyAnswer.From(finding.Left), finding.Right is { } right ? MoneyAnswer.From(right) : null);

    private static string IdOf(LineFinding finding) => Model.CustomerId.Normalize(finding.Line.CustomerId);
}
