using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>Who bought what over the last twelve months that are billed, voided documents left out.</summary>
/// <param name="Newest">First day of the newest of them; null while nothing is billed.</param>
/// <param name="ByProduct">By the product's name: one for each customer and currency.</param>
internal sealed record ProductSales(DateOnly? Newest, ILookup<string, ProductSale> ByProduct)
{
    public const int Months = 12;

    /// <param name="bills">Newest first.</param>
    public static ProductSales Of(IReadOnlyList<InvoiceBill> bills)
    {
        InvoiceBill[] counting = [.. bills.Where(static bill => !bill.Invoice.IsVoided)];
        DateOnly? newest = counting.Length == 0 ? null : counting.Max(static bill => FirstDay(bill.Invoice.Period));
        return new ProductSales(newest, counting
            .Where(bill => FirstDay(bill.Invoice.Period) >= newest?.AddMonths(1 - Months))
            .SelectMany(static bill => bill.Customers, static (bill, customer) => (bill.Account.Id, customer))
            .SelectMany(
                static found => found.customer.Products,
                static (found, one) => (one.ProductName, Sale: new ProductSale(found.Id, found.customer.CustomerId, found.customer.CustomerName, one.LineCount, one.Cost, one.Price)))
            .GroupBy(static found => (found.ProductName, found.Sale.AccountId, found.Sale.CustomerId, found.Sale.Price.Currency), static found => found.Sale)
            .Select(static group => (group.Key.ProductName, Sale: group.Aggregate(static (sum, sale) => sum + sale)))
            .ToLookup(static found => found.ProductName, static found => found.Sale, StringComparer.Ordinal));
    }

    private static DateOnly FirstDay(BillingPeriod period) => new(period.Start.Year, period.Start.Month, 1);
}

/// <summary>What one customer bought of a product in one currency.</summary>
internal sealed record ProductSale(string AccountId, string CustomerId, string CustomerName, int Lines, Money Cost, Money Price)
{
    public Money Margin => Price - Cost;

    // Bills come newest first, so the name is the newest.
    public static ProductSale operator +(ProductSale left, ProductSale right) => left with { Lines = left.Lines + right.Lines, Cost = left.Cost + right.Cost, Price = left.Price + right.Price };
}
