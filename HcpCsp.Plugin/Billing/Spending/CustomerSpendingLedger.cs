using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Spending;

/// <summary>A customer's spending as the customer knows it: what was issued where anything was, else what is billed, else what is unbilled so far.</summary>
internal sealed class CustomerSpendingLedger(ICspStore store, StatementsInForce statements)
{
    /// <param name="documents">Those that bill the customer, oldest first.</param>
    /// <param name="customerId">Normalized.</param>
    public IReadOnlyList<CustomerSpendingRow> List(IEnumerable<ReportedDocument> documents, string customerId)
    {
        var tally = new SpendingTally();
        foreach (ReportedDocument document in documents.Where(static document => document.Counts))
            Add(tally, document, customerId);
        return [.. tally.ListRows().Select(static row => new CustomerSpendingRow(row.Month, row.Family, row.Product, row.Basis, row.LineCount, row.Price))];
    }

    private void Add(SpendingTally tally, ReportedDocument document, string customerId)
    {
        CustomerBill[] today = [.. document.Bill.Customers.Where(customer => string.Equals(customer.CustomerId, customerId, StringComparison.Ordinal))];
        Statement? issued = store.Statements.ListInForce(document.Bill.Account.Id, document.Number).GetValueOrDefault(customerId);
        SpendingBasis basis = document.IsOpen ? SpendingBasis.Unbilled : issued is null ? SpendingBasis.Billed : SpendingBasis.Issued;
        if (issued is null || IsAsIssued(issued, document.Bill.Invoice, today))
        {
            foreach (CustomerBill bill in today)
                tally.Add(document.Month, bill, basis);
            return;
        }

        // A statement keeps sums, not products: only here are lines opened.
        CustomerStatement then = statements.Find(document.Bill, customerId)
            ?? throw new InvalidOperationException($"Statement {issued.Number} is in force and can't be found.");
        foreach (PricedLine line in then.Bills.SelectMany(then.ReadLines))
            tally.Add(document.Month, customerId, then.CustomerName, line, basis);
    }

    private static bool IsAsIssued(Statement issued, Invoice invoice, CustomerBill[] today) =>
        string.Equals(issued.DataVersionId, invoice.Lines?.Id, StringComparison.Ordinal)
        && issued.Blocks.Count == today.Length
        && today.All(bill => RuleFingerprint.Of(bill.Rule) == issued.RuleFingerprint
            && issued.Blocks.Any(block => block.Price == bill.Price && block.Fees.SequenceEqual(bill.Fees.Select(static fee => new StatementFee(fee.Name, fee.Amount)))));
}
