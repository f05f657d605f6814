using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Reports.Csv;

/// <summary>Makes FOCUS's rows of a document, for either side.</summary>
internal static class FocusCharges
{
    /// <summary>What Microsoft bills the partner: each line, and a row for its tax.</summary>
    public static IEnumerable<FocusCharge> OfPartner(InvoiceBill bill, IEnumerable<PricedLine> lines)
    {
        var about = new FocusBill("Microsoft", NumberOf(bill.Invoice, bill.Invoice.Number), bill.Account.TenantId, bill.Account.Name, "Partner account", bill.Invoice.Period, IsCorrection(bill.Invoice));
        foreach (PricedLine line in lines)
        {
            yield return new FocusCharge(about, line, FocusCharge.CategoryOf(line.Line), line.Outcome is PricingOutcome.NoCost or PricingOutcome.Fee ? 0m : line.Outcome.Cost.Amount);
            if (line.Line.TaxTotal is { } tax && tax != 0m)
                yield return new FocusCharge(about, line, FocusCharge.Tax, tax);
        }
    }

    /// <summary>What the partner bills the customer: each line, and one row for the tax of all.</summary>
    public static IEnumerable<FocusCharge> OfCustomer(CustomerStatement statement)
    {
        Invoice invoice = statement.Invoice.Invoice;
        var about = new FocusBill(statement.Issuer, NumberOf(invoice, statement.Number), statement.CustomerId, statement.CustomerName, "Customer", invoice.Period, IsCorrection(invoice));
        foreach (PricedLine line in statement.Bills.SelectMany(statement.ReadLines))
            yield return new FocusCharge(about, line, FocusCharge.CategoryOf(line.Line), line.Outcome.Price.Amount);

        // Of the statement as a whole: its lines carry the partner's tax, which isn't the customer's.
        foreach (CustomerBill one in statement.Bills)
        {
            if (statement.TaxOf(one) is { } tax)
                yield return new FocusCharge(about, new PricedLine(new InvoiceLine { ProductName = "this statement" }, new PricingOutcome.NoCost(tax.Currency)), FocusCharge.Tax, tax.Amount);
        }
    }

    // What isn't billed yet has no invoice (FOCUS 1.2, "Invoice ID": null until it has).
    private static string NumberOf(Invoice invoice, string number) => OpenBill.IsToCome(invoice) ? "" : number;

    // It bills anew what a document of an earlier date billed wrongly.
    private static bool IsCorrection(Invoice invoice) => string.Equals(invoice.DocumentType, "adjustment_note", StringComparison.OrdinalIgnoreCase);
}
