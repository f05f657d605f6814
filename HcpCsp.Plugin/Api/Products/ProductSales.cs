using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Products;

/// <summary>Who buys a product, and what it comes to: over the last twelve months that are billed, voided documents left out.</summary>
internal static class ProductSales
{
    public const int Months = 12;

    /// <returns>One sale per customer and currency, and the newest month; null when nothing is billed.</returns>
    public static (IReadOnlyList<ProductSale> Sales, DateOnly? Newest) List(IBillingLedger ledger, string? accountId, string product)
    {
        InvoiceBill[] counting = [.. ledger.ListInvoices(accountId).Where(static bill => !bill.Invoice.IsVoided)];
        if (counting.Length == 0)
            return ([], null);
        DateOnly newest = counting.Max(static bill => FirstDay(bill.Invoice.Period));
        DateOnly first = newest.AddMonths(1 - Months);
        ProductSale[] sales = [.. counting
            .Where(bill => FirstDay(bill.Invoice.Period) >= first)
            .SelectMany(static bill => bill.Customers, static (bill, customer) => (bill.Account.Id, customer))
            .SelectMany(
                found => found.customer.Products.Where(one => string.Equals(one.ProductName, product, StringComparison.Ordinal)),
                static (found, one) => new ProductSale(found.Id, found.customer.CustomerId, found.customer.CustomerName, one.LineCount, one.Cost, one.Price))
            .GroupBy(static sale => (sale.AccountId, sale.CustomerId, sale.Price.Currency))
            .Select(static group => group.Aggregate(static (sum, sale) => sum + sale))];
        return (sales, newest);
    }

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

    private static DateOnly FirstDay(BillingPeriod period) => new(period.Start.Year, period.Start.Month, 1);
}

internal sealed record ProductSale(string AccountId, string CustomerId, string CustomerName, int Lines, Money Cost, Money Price)
{
    public Money Margin => Price - Cost;

    // Bills come newest first, so the name is the newest.
    public static ProductSale operator +(ProductSale left, ProductSale right) => left with { Lines = left.Lines + right.Lines, Cost = left.Cost + right.Cost, Price = left.Price + right.Price };
}
