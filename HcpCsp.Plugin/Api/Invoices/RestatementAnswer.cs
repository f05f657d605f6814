using System.ComponentModel;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>What a later version of a document's lines changed, with tax.</summary>
internal sealed record RestatementAnswer(
    VersionAnswer Earlier, VersionAnswer Later,
    [property: Description("One per currency: before + added − removed + re-rated = after.")] IReadOnlyList<ChangeAnswer> Totals,
    int ChangedCustomers, int UnchangedCustomers);

internal sealed record ChangeAnswer(
    string Currency, int LinesBefore, int LinesAfter, decimal TotalBefore, decimal TotalAfter, int AddedLines, decimal Added, int RemovedLines, decimal Removed, int ReRatedLines, decimal ReRated, decimal Delta)
{
    public static ChangeAnswer Of(CustomerRestatement one) => new(
        one.Currency, one.LinesBefore, one.LinesAfter, one.TotalBefore, one.TotalAfter, one.Added.Lines, one.Added.Amount, one.Removed.Lines, one.Removed.Amount, one.ReRated.Lines, one.ReRated.Amount, one.Delta);
}

/// <summary>What changed for one customer, in one currency.</summary>
internal sealed record CustomerRestatementAnswer(string CustomerId, string Customer, ChangeAnswer Change)
{
    public static CustomerRestatementAnswer Of(CustomerRestatement one) => new(one.CustomerId, one.CustomerName, ChangeAnswer.Of(one));
}

/// <summary>One line that changed.</summary>
internal sealed record LineRestatementAnswer(
    [property: Description("Added, Removed or ReRated.")] string Change,
    string? Product, string? Sku, string? Subscription, string? ChargeType, string Currency,
    [property: Description("Null when the later version alone has it.")] LineStateAnswer? Before,
    [property: Description("Null when the earlier version alone has it.")] LineStateAnswer? After,
    decimal Delta)
{
    public static LineRestatementAnswer Of(LineRestatement one) => new(
        (one.Before, one.After) switch { (null, _) => "Added", (_, null) => "Removed", _ => "ReRated" },
        one.Line.ProductName, one.Line.SkuName, one.Line.SubscriptionId, one.Line.ChargeType, one.Currency, Of(one.Before, one.TotalBefore), Of(one.After, one.TotalAfter), one.Delta);

    private static LineStateAnswer? Of(InvoiceLine? line, decimal? total) =>
        line is null ? null : new LineStateAnswer(line.BillableQuantity ?? line.Quantity, line.EffectiveUnitPrice, total ?? 0m);
}

internal sealed record LineStateAnswer(decimal? Quantity, decimal? UnitPrice, [property: Description("With tax.")] decimal Total);
