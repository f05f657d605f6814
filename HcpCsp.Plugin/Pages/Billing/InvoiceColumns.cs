using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>How the list of documents is sorted. Amounts by currency first: those of two currencies have no order.</summary>
internal static class InvoiceOrder
{
    // Falls: the largest or newest first, when it is chosen.
    public static readonly (string Key, string Caption, bool IsNumber, bool Falls)[] Columns =
    [
        ("date", "Invoice", false, true),
        ("type", "Type", false, false),
        ("period", "Period", false, true),
        ("currency", "Currency", false, false),
        ("header", "Header", true, true),
        ("cost", "Cost", true, true),
        ("price", "Price", true, true),
        ("margin", "Margin", true, true),
        ("state", "Tie-out", false, false),
    ];

    public static string[] Keys { get; } = [.. Columns.Select(static column => column.Key)];

    public static Sorting NewestFirst { get; } = new("date", Descending: true);

    /// <param name="bills">Newest first: those that are equal in the column stay so.</param>
    /// <param name="sorting">Column.</param>
    public static IEnumerable<InvoiceBill> Sort(IEnumerable<InvoiceBill> bills, Sorting sorting) => sorting switch
    {
        { Key: "date", Descending: true } => bills,
        { Key: "date" } => bills.Reverse(),
        { Key: "type" } => sorting.Apply(bills, static bill => InvoiceRow.TypeOf(bill.Invoice), StringComparer.InvariantCultureIgnoreCase),
        { Key: "period" } => sorting.Apply(bills, static bill => bill.Invoice.Period.Start),
        { Key: "currency" } => sorting.Apply(bills, static bill => bill.Invoice.Total.Currency, StringComparer.Ordinal),
        { Key: "header" } => sorting.Apply(bills, static bill => (bill.Invoice.Total.Currency, bill.Invoice.Total.Amount)),
        { Key: "cost" } => sorting.Apply(bills, static bill => (bill.Cost.Currency, bill.Cost.Amount)),
        { Key: "price" } => sorting.Apply(bills, static bill => (bill.Price.Currency, bill.Price.Amount)),
        { Key: "margin" } => sorting.Apply(bills, static bill => (bill.Margin.Currency, bill.Margin.Amount)),
        _ => sorting.Apply(bills, static bill => bill.TieOut.Result),
    };
}
