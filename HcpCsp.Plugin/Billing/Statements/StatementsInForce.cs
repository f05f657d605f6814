using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>What a customer is to be told in another form than the file that went out: what was issued, where anything was.</summary>
internal sealed class StatementsInForce(ICspStore store, IPlanStore plans)
{
    /// <summary>As issued; live while nothing is. Null when there is neither a statement nor a bill.</summary>
    public CustomerStatement? Find(InvoiceBill invoice, string customerId) =>
        store.Statements.ListInForce(invoice.Account.Id, invoice.Invoice.Number).TryGetValue(customerId, out Statement? issued)
            ? Restore(invoice, issued)
            : CustomerStatement.Find(store, invoice, customerId);

    // Lines of the data version, priced by the rule, taxed by the rate of then.
    private CustomerStatement Restore(InvoiceBill invoice, Statement issued)
    {
        Invoice then = invoice.Invoice with { Lines = invoice.Invoice.Lines! with { Id = issued.DataVersionId } }; // A document that statements are of has lines.
        PricingRule rule = FrozenRules.Thaw(issued, plans).Select(issued.CustomerId, then);
        return new CustomerStatement(invoice with { Invoice = then }, [.. issued.Blocks.Select(block => BillOf(issued, block, rule))], issued.TaxRatePercent)
        {
            Version = issued.Version,
            ReadLines = bill => BillLines.Read(store.OpenAccount(issued.AccountId), then, bill),
        };
    }

    private static CustomerBill BillOf(Statement issued, StatementBlock block, PricingRule rule) => new()
    {
        CustomerId = issued.CustomerId,
        CustomerName = issued.CustomerName,
        LineCount = block.LineCount,
        Cost = block.Cost,
        Tax = Money.Zero(block.Currency),
        Price = block.Price,
        Rule = rule,
        Fees = [.. block.Fees.Select(fee => new CustomerFee(issued.CustomerId, issued.CustomerName, fee.Name, fee.Amount))],
        Products = [],
    };
}
