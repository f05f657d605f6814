using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What one customer is told about one document: live, or about to be issued.</summary>
/// <param name="Invoice">The document.</param>
/// <param name="Bills">One per currency, the header's first where there is one in it.</param>
/// <param name="TaxRatePercent">Null when none is set for the customer.</param>
internal sealed record CustomerStatement(InvoiceBill Invoice, IReadOnlyList<CustomerBill> Bills, decimal? TaxRatePercent)
{
    /// <summary>Under which it is being issued; null while it is live.</summary>
    public int? Version { get; init; }

    public string CustomerId => Bills[0].CustomerId;

    public string CustomerName => Bills[0].CustomerName;

    public string Number => StatementNumber.Of(Invoice, CustomerId);

    /// <summary>Who sends it.</summary>
    public string Issuer => Invoice.Account.OrganizationName.Length > 0 ? Invoice.Account.OrganizationName : Invoice.Account.Name;

    /// <summary>The lines of one bill, as they are in the data version and under the rule that the bill was made from, whatever happens meanwhile.</summary>
    public required Func<CustomerBill, IEnumerable<PricedLine>> ReadLines { get; init; }

    /// <summary>A live one; null when the document doesn't bill the customer.</summary>
    public static CustomerStatement? Find(ICspStore store, InvoiceBill invoice, string customerId)
    {
        CustomerBill[] bills = [.. invoice.Customers.Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))];
        return bills.Length == 0 ? null : new CustomerStatement(invoice, bills, store.GetCustomerSettings(invoice.Account.Id, customerId).TaxRatePercent)
        {
            ReadLines = bill => BillLines.Read(store.OpenAccount(invoice.Account.Id), invoice.Invoice, bill),
        };
    }

    /// <summary>Tax of a bill, rounded once for the whole of it; null when no rate is set.</summary>
    public Money? TaxOf(CustomerBill bill) => StatementTax.On(bill.Price, TaxRatePercent);

    /// <summary>Prices by product, in alphabetical order.</summary>
    public static IReadOnlyList<(string Product, int Lines, Money Price)> ProductsOf(CustomerBill bill) => [.. bill.Products
        .GroupBy(product => product.ProductName, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.OrdinalIgnoreCase)
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => (group.Key, group.Sum(product => product.LineCount), new Money(group.Sum(product => product.Price.Amount), bill.Price.Currency)))];
}
