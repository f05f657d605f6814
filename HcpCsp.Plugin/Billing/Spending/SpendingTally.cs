using System.Runtime.InteropServices;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing.Spending;

/// <summary>Adds bills up by customer, month, product and currency: no sum crosses currencies.</summary>
internal sealed class SpendingTally
{
    private readonly Dictionary<Key, Figures> figures = [];

    // The newest document's name of a customer, who may have been renamed.
    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);

    /// <summary>What all documents that count come to, each at today's price.</summary>
    /// <param name="documents">Oldest first.</param>
    /// <param name="isWanted">Customers.</param>
    public static IReadOnlyList<SpendingRow> List(IEnumerable<ReportedDocument> documents, Func<string, bool> isWanted)
    {
        var tally = new SpendingTally();
        foreach (ReportedDocument document in documents.Where(static document => document.Counts))
        {
            foreach (CustomerBill bill in document.Bill.Customers.Where(customer => isWanted(customer.CustomerId)))
                tally.Add(document.Month, bill, document.IsOpen ? SpendingBasis.Unbilled : SpendingBasis.Billed);
        }

        return tally.ListRows();
    }

    /// <summary>A bill with its products.</summary>
    public void Add(DateOnly month, CustomerBill bill, SpendingBasis basis)
    {
        names[bill.CustomerId] = bill.CustomerName;
        foreach (ProductBill product in bill.Products)
            Add(new Key(month, bill.CustomerId, product.Family, product.ProductName, basis, product.Price.Currency), product.LineCount, product.Cost.Amount, product.Price.Amount);
    }

    /// <summary>A line, where no bill tells the products.</summary>
    public void Add(DateOnly month, string customerId, string customerName, PricedLine line, SpendingBasis basis)
    {
        names[customerId] = customerName;
        SummaryKey product = SummaryKey.Of(line.Line);
        ProductFamily family = line.Outcome is PricingOutcome.Fee ? ProductFamily.Fee : product.Family;
        Add(new Key(month, customerId, family, product.ProductName, basis, line.Outcome.Price.Currency), 1, line.Outcome.Cost.Amount, line.Outcome.Price.Amount);
    }

    /// <summary>By customer, month, family and product.</summary>
    public IReadOnlyList<SpendingRow> ListRows() =>
    [
        .. figures
            .Select(pair => new SpendingRow
            {
                Month = pair.Key.Month,
                CustomerId = pair.Key.CustomerId,
                CustomerName = names[pair.Key.CustomerId],
                Family = pair.Key.Family,
                Product = pair.Key.Product,
                Basis = pair.Key.Basis,
                LineCount = pair.Value.LineCount,
                Cost = new Money(pair.Value.Cost, pair.Key.Currency),
                Price = new Money(pair.Value.Price, pair.Key.Currency),
            })
            .OrderBy(static row => string.Equals(row.CustomerId, CustomerId.Unassigned, StringComparison.Ordinal))
            .ThenBy(static row => row.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static row => row.CustomerId, StringComparer.Ordinal)
            .ThenBy(static row => row.Month)
            .ThenBy(static row => row.Family)
            .ThenBy(static row => row.Product, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static row => row.Product, StringComparer.Ordinal)
            .ThenBy(static row => row.Basis)
            .ThenBy(static row => row.Currency, StringComparer.Ordinal),
    ];

    private void Add(Key key, int lines, decimal cost, decimal price)
    {
        ref Figures sum = ref CollectionsMarshal.GetValueRefOrAddDefault(figures, key, out _);
        sum.LineCount += lines;
        sum.Cost += cost;
        sum.Price += price;
    }

    private readonly record struct Key(DateOnly Month, string CustomerId, ProductFamily Family, string Product, SpendingBasis Basis, string Currency);

    private struct Figures
    {
        public int LineCount;
        public decimal Cost;
        public decimal Price;
    }
}
