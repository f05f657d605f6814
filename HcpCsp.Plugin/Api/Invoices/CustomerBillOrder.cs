using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>The customers of an invoice, searched and sorted.</summary>
internal static class CustomerBillOrder
{
    public static string[] Keys { get; } = ["name", "lines", "cost", "price", "margin", "share"];

    public static bool Matches(CustomerBill customer, string search) =>
        search.Length == 0
        || new SearchText(search).IsIn(customer.CustomerName)
        || customer.CustomerId.Contains(search, StringComparison.OrdinalIgnoreCase);

    // By name they come; amounts by currency first, since those of two have no order.
    public static IEnumerable<CustomerBill> Sort(IEnumerable<CustomerBill> bills, Sorting sorting) => sorting switch
    {
        { Key: "name", Descending: true } => bills.Reverse(),
        { Key: "lines" } => sorting.Apply(bills, static bill => bill.LineCount),
        { Key: "cost" } => sorting.Apply(bills, static bill => (bill.Cost.Currency, bill.Cost.Amount)),
        { Key: "price" } => sorting.Apply(bills, static bill => (bill.Price.Currency, bill.Price.Amount)),
        { Key: "margin" } => sorting.Apply(bills, static bill => (bill.Margin.Currency, bill.Margin.Amount)),
        { Key: "share" } => sorting.Apply(bills, static bill => bill.Price.Amount == 0m ? 0m : bill.Margin.Amount / bill.Price.Amount),
        _ => bills,
    };
}
