using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Reads the lines of a bill from the very data version and under the very rule that it was made from.</summary>
internal static class BillLines
{
    /// <summary>In order of position, the fees last; those in the bill's currency alone.</summary>
    public static IEnumerable<PricedLine> Read(IAccountStore store, Invoice invoice, CustomerBill bill)
    {
        if (invoice.Lines is not { } version)
            yield break;
        foreach (InvoiceLine line in store.ReadLines(version.Id, bill.CustomerId))
        {
            if (string.Equals(LineAmounts.CurrencyOf(line, invoice.Total.Currency), bill.Price.Currency, StringComparison.Ordinal))
                yield return new PricedLine(line, PriceCalculator.Price(line, invoice.Total.Currency, bill.Rule));
        }

        foreach (CustomerFee fee in bill.Fees)
            yield return fee.AsLine(invoice, bill.Rule);
    }
}
