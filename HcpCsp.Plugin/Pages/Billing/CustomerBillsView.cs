using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>The customers of an invoice, searched, sorted and paged by the address alone.</summary>
internal sealed record CustomerBillsView
{
    private const int PageSize = 50;

    private static readonly (string Key, string Caption, bool IsNumber)[] Columns =
        [("name", "Customer", false), ("lines", "Lines", true), ("cost", "Cost", true), ("price", "Price", true), ("margin", "Margin", true), ("share", "Margin of price", true)];

    public required FiltersView Filters { get; init; }

    /// <summary>Whether the invoice bills anything to anybody.</summary>
    public required bool HasAny { get; init; }

    public required IReadOnlyList<SortView> Heads { get; init; }

    public required IReadOnlyList<CustomerBillRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    /// <summary>Takes the form that issues the statements of all; empty when there are none to issue.</summary>
    public required string IssuePath { get; init; }

    public static CustomerBillsView For(InvoiceBill bill, InvoiceStandings standings, PageRequest request, Formats formats)
    {
        string path = CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number);
        string search = request.FindQuery("q") ?? "";
        var sorting = Sorting.Read(request.FindQuery("sort"), CustomerBillOrder.Keys);
        CustomerBill[] found = [.. CustomerBillOrder.Sort(bill.Customers.Where(customer => CustomerBillOrder.Matches(customer, search)), sorting)];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        return new CustomerBillsView
        {
            Filters = new FiltersView(
                path + "#customers", "Search name or tenant id", search, [], HiddenView.For(("sort", SortText(sorting.Query))), search.Length == 0 ? "" : Address("", sorting.Query, "")),
            HasAny = bill.Customers.Count > 0,
            Heads = [.. Columns.Select(column => sorting.View(column.Caption, column.Key, column.IsNumber, sort => Address(search, sort, "")))],
            Rows = [.. found.Skip(paging.Skip).Take(PageSize).Select(customer => CustomerBillRow.For(customer, bill, formats) with { Statement = standings.Of(customer.CustomerId) })],
            Pager = paging.View(found.Length, "customers", formats, page => Address(search, sorting.Query, page)),
            IssuePath = standings.IssuePath,
        };

        string Address(string wanted, string sort, string page) => CspPaths.With(path, ("q", wanted), ("sort", SortText(sort)), ("page", page)) + "#customers";
    }

    private static string SortText(string sort) => sort is "name" ? "" : sort;
}
