using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Api.Products;

/// <summary>Who buys a product, summed and sorted.</summary>
internal static class ProductSaleList
{
    /// <summary>All customers together, one per currency.</summary>
    public static IEnumerable<ProductSale> Sum(IEnumerable<ProductSale> sales) => sales
        .GroupBy(static sale => sale.Price.Currency, StringComparer.Ordinal)
        .OrderBy(static currency => currency.Key, StringComparer.Ordinal)
        .Select(static currency => currency.Aggregate(static (sum, sale) => sum + sale));

    public static Sorting ReadSorting(string? text) => Sorting.Read(text, "customer", "cost", "price", "margin");

    public static IEnumerable<ProductSale> Sort(IEnumerable<ProductSale> sales, Sorting sorting) => sorting.Key switch
    {
        "cost" => sorting.Apply(sales, static sale => sale.Cost.Amount),
        "price" => sorting.Apply(sales, static sale => sale.Price.Amount),
        "margin" => sorting.Apply(sales, static sale => sale.Margin.Amount),
        _ => sorting.Apply(sales, static sale => sale.CustomerName, StringComparer.InvariantCultureIgnoreCase),
    };
}
