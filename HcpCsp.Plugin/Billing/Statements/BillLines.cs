using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Reads the lines of a bill from the very data version and under the very rule that it was made from.</summary>
internal static class BillLines
{
    // Small customers are read together, since their lines are stored together: so many at a time are held.
    private const int MostHeld = 16_384;

    /// <summary>In order of position, the fees last; those in the bill's currency alone.</summary>
    public static IEnumerable<PricedLine> Read(IAccountStore store, Invoice invoice, CustomerBill bill) =>
        invoice.Lines is { } version ? PriceAll(store.ReadLines(version.Id, bill.CustomerId), invoice, bill) : [];

    /// <summary>The same for many, bill after bill in their order. Of one customer, there is one.</summary>
    public static IEnumerable<PricedLine> ReadAll(IAccountStore store, Invoice invoice, IEnumerable<CustomerBill> bills) =>
        invoice.Lines is { } version ? Batches.Of(bills, static bill => bill.LineCount, MostHeld).SelectMany(some => some is [var one] ? Read(store, invoice, one) : ReadTogether(store, invoice, version, some)) : [];

    private static IEnumerable<PricedLine> ReadTogether(IAccountStore store, Invoice invoice, DocumentVersion version, List<CustomerBill> bills)
    {
        ILookup<string, InvoiceLine> lines = store.ReadLinesOf(version.Id, [.. bills.Select(static bill => bill.CustomerId)]).ToLookup(static one => one.CustomerId, static one => one.Line, StringComparer.Ordinal);
        return bills.SelectMany(bill => PriceAll(lines[bill.CustomerId], invoice, bill));
    }

    private static IEnumerable<PricedLine> PriceAll(IEnumerable<InvoiceLine> lines, Invoice invoice, CustomerBill bill)
    {
        foreach (InvoiceLine line in lines)
        {
            if (string.Equals(LineAmounts.CurrencyOf(line, invoice.Total.Currency), bill.Price.Currency, StringComparison.Ordinal))
                yield return new PricedLine(line, PriceCalculator.Price(line, invoice.Total.Currency, bill.Rule));
        }

        foreach (CustomerFee fee in bill.Fees)
            yield return fee.AsLine(invoice, bill.Rule);
    }
}
