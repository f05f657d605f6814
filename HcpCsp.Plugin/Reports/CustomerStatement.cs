using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports;

/// <summary>What one customer is told about one document.</summary>
/// <param name="Invoice">The document.</param>
/// <param name="Bills">One per currency, the header's first where there is one in it.</param>
/// <param name="TaxRatePercent">Null when none is set for the customer.</param>
internal sealed record CustomerStatement(InvoiceBill Invoice, IReadOnlyList<CustomerBill> Bills, decimal? TaxRatePercent)
{
    public string CustomerId => Bills[0].CustomerId;

    public string CustomerName => Bills[0].CustomerName;

    /// <summary>Who sends it.</summary>
    public string Issuer => Invoice.Account.OrganizationName.Length > 0 ? Invoice.Account.OrganizationName : Invoice.Account.Name;

    public string Reference => WorkbookNames.Reference(Invoice.Account.Id, Invoice.Invoice.Number, CustomerId);

    /// <summary>Tax of a bill, rounded once for the whole of it; null when no rate is set.</summary>
    public Money? TaxOf(CustomerBill bill) =>
        TaxRatePercent is { } rate ? (bill.Price with { Amount = bill.Price.Amount * rate / 100m }).Rounded() : null;

    /// <summary>Prices by product, in alphabetical order.</summary>
    public static IReadOnlyList<(string Product, int Lines, Money Price)> ProductsOf(CustomerBill bill) => [.. bill.Products
        .GroupBy(product => product.ProductName, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Sum(product => product.LineCount), new Money(group.Sum(product => product.Price.Amount), bill.Price.Currency)))];
}
