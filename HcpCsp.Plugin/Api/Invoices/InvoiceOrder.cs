using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>How the list of documents is sorted. Amounts by currency first: those of two currencies have no order.</summary>
internal static class InvoiceOrder
{
    public static string[] Keys { get; } = ["date", "type", "period", "currency", "header", "cost", "price", "margin", "state"];

    public static Sorting NewestFirst { get; } = new("date", Descending: true);

    /// <param name="text">As the query has it; null for the usual.</param>
    public static Sorting Read(string? text) => text is null ? NewestFirst : Sorting.Read(text, Keys);

    /// <param name="bills">Newest first: those that are equal in the column stay so.</param>
    /// <param name="sorting">Column.</param>
    public static IEnumerable<InvoiceBill> Sort(IEnumerable<InvoiceBill> bills, Sorting sorting) => sorting switch
    {
        { Key: "date", Descending: true } => bills,
        { Key: "date" } => bills.Reverse(),
        { Key: "type" } => sorting.Apply(bills, static bill => CaptionOf(bill.Invoice), StringComparer.InvariantCultureIgnoreCase),
        { Key: "period" } => sorting.Apply(bills, static bill => bill.Invoice.Period.Start),
        { Key: "currency" } => sorting.Apply(bills, static bill => bill.Invoice.Total.Currency, StringComparer.Ordinal),
        { Key: "header" } => sorting.Apply(bills, static bill => (bill.Invoice.Total.Currency, bill.Invoice.Total.Amount)),
        { Key: "cost" } => sorting.Apply(bills, static bill => (bill.Cost.Currency, bill.Cost.Amount)),
        { Key: "price" } => sorting.Apply(bills, static bill => (bill.Price.Currency, bill.Price.Amount)),
        { Key: "margin" } => sorting.Apply(bills, static bill => (bill.Margin.Currency, bill.Margin.Amount)),
        _ => sorting.Apply(bills, static bill => bill.TieOut.Result),
    };

    /// <summary>The type in words.</summary>
    public static string CaptionOf(Invoice invoice) => invoice.DocumentType switch
    {
        "invoice" => "Invoice",
        "void_note" => "Void",
        "adjustment_note" => "Adjustment note",
        "credit_note" => "Credit note",
        _ => invoice.DocumentType.Replace('_', ' '),
    };
}
