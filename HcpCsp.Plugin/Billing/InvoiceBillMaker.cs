using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Billing;

/// <summary>Puts a document's bill together. Its sums are in the header's currency; customers billed in another one keep their own.</summary>
internal static class InvoiceBillMaker
{
    public static InvoiceBill Make(PartnerAccount account, Invoice invoice, IReadOnlyList<LineSummary> summaries, IReadOnlyList<PricedSummary> customers, IReadOnlyList<CustomerFee> fees)
    {
        string currency = invoice.Total.Currency;
        CustomerBill[] bills = [.. customers.Select(customer => WithFees(customer.Bill, fees))];
        CustomerBill[] counted = [.. bills.Where(bill => string.Equals(bill.Cost.Currency, currency, StringComparison.Ordinal))];
        var price = new Money(counted.Sum(customer => customer.Price.Amount), currency);
        var products = new Money(counted.Sum(customer => customer.Products.Sum(product => product.Price.Amount)), currency);
        return new InvoiceBill
        {
            Account = account,
            Invoice = invoice,
            LineCount = invoice.Lines?.LineCount ?? 0,
            LineTotal = new Money(invoice.Lines?.Total ?? 0m, currency),
            Cost = new Money(counted.Sum(customer => customer.Cost.Amount), currency),
            Price = price,
            TieOut = TieOutCalculator.Calculate(invoice, summaries, new PricedTotals(products, price, customers.Sum(customer => (long)customer.PricedCount))),
            Customers = bills,
        };
    }

    /// <summary>Of a month that isn't billed yet. Its customers have their fees already.</summary>
    public static InvoiceBill OfOpen(PartnerAccount account, Invoice toCome, IReadOnlyList<CustomerBill> customers)
    {
        string currency = toCome.Total.Currency;
        CustomerBill[] counted = [.. customers.Where(bill => string.Equals(bill.Cost.Currency, currency, StringComparison.Ordinal))];
        return new InvoiceBill
        {
            Account = account,
            Invoice = toCome,
            LineCount = toCome.Lines?.LineCount ?? 0,
            LineTotal = new Money(toCome.Lines?.Total ?? 0m, currency),
            Cost = new Money(counted.Sum(customer => customer.Cost.Amount), currency),
            Price = new Money(counted.Sum(customer => customer.Price.Amount), currency),
            TieOut = new TieOut([]),
            Customers = customers,
        };
    }

    private static CustomerBill WithFees(CustomerBill bill, IReadOnlyList<CustomerFee> fees)
    {
        CustomerFee[] own = [.. fees.Where(fee => fee.IsOn(bill.CustomerId, bill.Cost.Currency))];
        return own.Length == 0 ? bill : bill with
        {
            Fees = own,
            LineCount = bill.LineCount + own.Length,
            Price = own.Aggregate(bill.Price, static (sum, fee) => sum + fee.Amount),
            Products = [.. bill.Products, .. own.Select(fee => new ProductBill(ProductFamily.Fee, fee.Name, "", CustomerFee.ChargeType, 1, Money.Zero(bill.Cost.Currency), fee.Amount))],
        };
    }
}
