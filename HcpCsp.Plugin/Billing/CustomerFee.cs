using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Billing;

/// <summary>A plan's monthly fee, as it stands on one document.</summary>
/// <param name="Name">Of the plan's item.</param>
internal sealed record CustomerFee(string CustomerId, string CustomerName, string Name, Money Amount)
{
    /// <summary>What stands where Microsoft's lines name their charge type.</summary>
    public const string ChargeType = "monthlyFee";

    public bool IsOn(string customerId, string currency) =>
        string.Equals(CustomerId, customerId, StringComparison.Ordinal) && string.Equals(Amount.Currency, currency, StringComparison.Ordinal);

    /// <summary>A line of ours beside Microsoft's, so that whoever adds up lines has it in the sum. It has no position and no cost.</summary>
    public PricedLine AsLine(Invoice invoice, PricingRule rule) => new(
        new InvoiceLine
        {
            Position = -1,
            InvoiceNumber = invoice.Number,
            CustomerId = CustomerId,
            CustomerName = CustomerName,
            ProductName = Name,
            ChargeType = ChargeType,
            Currency = Amount.Currency,
            Quantity = 1m,
        },
        new PricingOutcome.Fee(Name, Amount, rule));
}
