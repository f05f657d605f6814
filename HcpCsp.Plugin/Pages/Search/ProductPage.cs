using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Products;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Customers;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Search;

/// <summary>Who buys a product, and what it comes to: over the last twelve months that are billed, voided documents left out.</summary>
internal sealed class ProductPage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (request.FindQuery("name") is not { } product)
            return Task.FromResult<PageResult>(new PageResult.NotFound("The address names no product."));
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        var sorting = ProductSaleList.ReadSorting(request.FindQuery("sort"));
        ProductSales all = ledger.GetProductSales(selection.Id);
        ProductSale[] sales = [.. all.ByProduct[product]];
        var paging = Paging.Read(request, PageSize).Within(sales.Length);
        var view = new ProductView
        {
            Name = product,
            Selector = AccountSelectorView.For(CspPaths.Products, selection.All, selection.Id, ("name", product), ("sort", request.FindQuery("sort"))),
            Months = all.Newest is { } month ? $"{formats.Month(month.AddMonths(1 - ProductSales.Months))} – {formats.Month(month)}" : "",
            Totals = [.. ProductSaleList.Sum(sales).Select(total => Row(total, formats))],
            Heads =
            [
                Sorted("Customer", "customer", isNumber: false), Sorted("Cost", "cost", isNumber: true), Sorted("Price", "price", isNumber: true), Sorted("Margin", "margin", isNumber: true),
            ],
            Rows = [.. ProductSaleList.Sort(sales, sorting).Skip(paging.Skip).Take(PageSize).Select(sale => Row(sale, formats))],
            Pager = paging.View(sales.Length, "customers", formats, page => Address(page, sorting.Query)),
            CustomersPath = CspPaths.Customers,
        };
        return Task.FromResult<PageResult>(composer.Compose(request, product, Ways.BelowCustomers, "product", view));

        string Address(string page, string sort) =>
            CspPaths.With(CspPaths.Products, ("name", product), ("account", selection.Id), ("sort", sort is "customer" ? "" : sort), ("page", page));

        SortView Sorted(string caption, string key, bool isNumber) => sorting.View(caption, key, isNumber, sort => Address("", sort));
    }

    private static ProductRow Row(ProductSale sale, Formats formats) => new(
        sale.CustomerName,
        sale.CustomerId is CustomerId.Unassigned ? "" : CspPaths.Customer(sale.AccountId, sale.CustomerId),
        formats.Number(sale.Lines),
        formats.Money(sale.Cost),
        formats.Money(sale.Price),
        formats.Money(sale.Margin),
        formats.Share(sale.Margin.Amount, sale.Price.Amount));
}

internal sealed record ProductView
{
    public required string Name { get; init; }

    public required AccountSelectorView Selector { get; init; }

    public required string Months { get; init; }

    public required IReadOnlyList<ProductRow> Totals { get; init; }

    public required IReadOnlyList<SortView> Heads { get; init; }

    public required IReadOnlyList<ProductRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    public required string CustomersPath { get; init; }
}

internal sealed record ProductRow(string Customer, string Path, string Lines, string Cost, string Price, string Margin, string MarginShare);
