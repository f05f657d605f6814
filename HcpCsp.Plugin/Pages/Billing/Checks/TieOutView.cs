using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Billing.Checks;

/// <summary>A tie-out, and what explains it.</summary>
internal sealed record TieOutView
{
    private const int MostCustomers = 200;

    public required InvoiceRow Invoice { get; init; }

    public required IReadOnlyList<TieOutRow> Checks { get; init; }

    public required string Lines { get; init; }

    /// <summary>One sentence per currency; empty when every line names a customer.</summary>
    public required IReadOnlyList<string> Unassigned { get; init; }

    public required string UnassignedPath { get; init; }

    public required IReadOnlyList<CustomerFindingRow> Customers { get; init; }

    /// <summary>How many aren't shown; empty when all are.</summary>
    public required string MoreCustomers { get; init; }

    /// <summary>What may explain a difference: kinds without a line are left out.</summary>
    public required IReadOnlyList<LineFindingsView> Kinds { get; init; }

    /// <summary>For information alone.</summary>
    public required LineFindingsView Rounding { get; init; }

    public required string RoundingChecked { get; init; }

    public static TieOutView For(InvoiceBill bill, TieOutFindings findings, Formats formats)
    {
        string PathOf(string customerId) => CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customerId);
        return new TieOutView
        {
            Invoice = InvoiceRow.For(bill, formats),
            Checks = [.. bill.TieOut.Checks.Select(check => TieOutRow.For(check, formats))],
            Lines = formats.Number(findings.Lines),
            Unassigned = [.. findings.Unassigned.Select(sum => $"{(sum.Lines == 1 ? "1 line" : formats.Number(sum.Lines) + " lines")} over {formats.Money(sum.Total)}, with tax")],
            UnassignedPath = PathOf(CustomerId.Unassigned),
            Customers = [.. findings.Customers.Take(MostCustomers).Select(finding => CustomerFindingRow.For(finding, PathOf(finding.Kept.CustomerId), formats))],
            MoreCustomers = findings.Customers.Count > MostCustomers ? formats.Number(findings.Customers.Count - MostCustomers) : "",
            Kinds = [.. findings.LineFindings.Where(static one => one.Kind != LineFindingKind.Rounding).Select(one => LineFindingsView.For(one, PathOf, formats))],
            Rounding = LineFindingsView.For(findings.Of(LineFindingKind.Rounding), PathOf, formats),
            RoundingChecked = formats.Number(findings.RoundingChecked),
        };
    }
}

/// <summary>A customer whose lines don't come to what lists show of it.</summary>
internal sealed record CustomerFindingRow(string Name, string Path, string Kept, string Counted, string Difference, string Note)
{
    public static CustomerFindingRow For(CustomerFinding finding, string path, Formats formats)
    {
        var (kept, counted) = (finding.Kept, finding.Counted);
        List<string> notes = [];
        if (kept.Lines != counted.Lines)
            notes.Add($"{formats.Number(kept.Lines)} lines in lists, {formats.Number(counted.Lines)} counted.");
        if (kept.Price != counted.Price)
            notes.Add($"Price {formats.ExactMoney(kept.Price)} in lists, {formats.ExactMoney(counted.Price)} counted.");
        if (finding.IsTheDifference)
            notes.Add("Its total is exactly what header and lines differ by.");
        return new CustomerFindingRow(
            kept.Name.Length > 0 ? kept.Name : kept.CustomerId, path, formats.ExactMoney(kept.Total), formats.ExactMoney(counted.Total), formats.ExactMoney(kept.Total - counted.Total), string.Join(' ', notes));
    }
}

/// <summary>Lines of one kind of finding, the first of them by name.</summary>
/// <param name="Right">Head of the column of what it should be; empty where there is none.</param>
internal sealed record LineFindingsView(string Caption, string Left, string Right, string Count, string More, IReadOnlyList<LineFindingRow> Rows)
{
    public static LineFindingsView For(LineFindings findings, Func<string, string> pathOf, Formats formats)
    {
        var (caption, left, right) = Words(findings.Kind);
        return new LineFindingsView(
            caption, left, right, formats.Number(findings.Count),
            findings.Count > findings.First.Count ? formats.Number(findings.Count - findings.First.Count) : "",
            [.. findings.First.Select(finding => LineFindingRow.For(finding, pathOf(CustomerId.Normalize(finding.Line.CustomerId)), formats))]);
    }

    private static (string Caption, string Left, string Right) Words(LineFindingKind kind) => kind switch
    {
        LineFindingKind.NoAmount => ("Lines that name no amount", "Counted as", ""),
        LineFindingKind.PartsDiffer => ("Lines whose total isn't their subtotal and tax", "Total", "Subtotal and tax"),
        LineFindingKind.OtherCurrency => ("Lines in another currency than the header's", "Total", ""),
        LineFindingKind.IsTheDifference => ("Lines whose total is exactly what header and lines differ by", "Total", ""),
        LineFindingKind.Rounding => ("Lines more than a cent off Microsoft's own rounding", "Cost", "By the formula"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of finding."),
    };
}

internal sealed record LineFindingRow(string Position, string Customer, string Path, string Product, string Left, string Right)
{
    public static LineFindingRow For(LineFinding finding, string path, Formats formats) => new(
        formats.Number(finding.Line.Position + 1),
        string.IsNullOrWhiteSpace(finding.Line.CustomerName) ? "(no customer named)" : finding.Line.CustomerName,
        path,
        SummaryKey.Of(finding.Line).ProductName,
        formats.ExactMoney(finding.Left),
        finding.Right is { } right ? formats.ExactMoney(right) : "");
}
