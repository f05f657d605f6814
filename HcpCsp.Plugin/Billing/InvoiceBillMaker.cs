using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing;

/// <summary>Puts a document's bill together. Its sums are in the header's currency; customers billed in another one keep their own.</summary>
internal static class InvoiceBillMaker
{
    public static InvoiceBill Make(PartnerAccount account, Invoice invoice, IReadOnlyList<LineSummary> summaries, IReadOnlyList<PricedSummary> customers)
    {
        string currency = invoice.Total.Currency;
        PricedSummary[] counted = [.. customers.Where(customer => string.Equals(customer.Bill.Cost.Currency, currency, StringComparison.Ordinal))];
        var price = new Money(counted.Sum(customer => customer.Bill.Price.Amount), currency);
        var products = new Money(counted.Sum(customer => customer.Bill.Products.Sum(product => product.Price.Amount)), currency);
        return new InvoiceBill
        {
            Account = account,
            Invoice = invoice,
            LineCount = invoice.Lines?.LineCount ?? 0,
            LineTotal = new Money(invoice.Lines?.Total ?? 0m, currency),
            Cost = new Money(counted.Sum(customer => customer.Bill.Cost.Amount), currency),
            Price = price,
            TieOut = TieOutCalculator.Calculate(invoice, summaries, new PricedTotals(products, price, customers.Sum(customer => (long)customer.PricedCount))),
            Customers = [.. customers.Select(customer => customer.Bill)],
        };
    }
}
