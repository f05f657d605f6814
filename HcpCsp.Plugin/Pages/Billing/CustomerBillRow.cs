using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Statements;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>What one customer has of an invoice.</summary>
/// <param name="IsUnassigned">Whether it is the bucket of lines that name no customer.</param>
internal sealed record CustomerBillRow(
    string Name, string Path, string WorkbookPath, string Lines, string Cost, string Price, string Margin, string MarginShare, string Rule, bool IsUnpriced, bool IsUnassigned)
{
    /// <summary>Null where no list of customers is shown.</summary>
    public StandingCell? Statement { get; init; }

    public static CustomerBillRow For(CustomerBill customer, InvoiceBill bill, Formats formats)
    {
        string path = CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customer.CustomerId);

        // The page names the document's currency once; whatever is in another one has to say so.
        Func<Money, string> write = string.Equals(customer.Cost.Currency, bill.Cost.Currency, StringComparison.Ordinal) ? formats.Amount : formats.Money;
        return new CustomerBillRow(
            customer.CustomerName,
            path,
            path + "/workbook.xlsx",
            formats.Number(customer.LineCount),
            write(customer.Cost),
            write(customer.Price),
            write(customer.Margin),
            formats.Share(customer.Margin.Amount, customer.Price.Amount),
            Markups.Describe(customer.Rule, formats),
            customer.Rule is Pricing.PricingRule.None,
            customer.CustomerId is CustomerId.Unassigned);
    }
}
