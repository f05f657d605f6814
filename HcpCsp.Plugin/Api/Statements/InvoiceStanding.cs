using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>A customer of an invoice, with or without a statement.</summary>
/// <param name="Today">Its bills, one per currency; empty for whom a restatement took off the invoice.</param>
/// <param name="Statement">In force; null for none.</param>
internal sealed record InvoiceStanding(string CustomerId, string CustomerName, IReadOnlyList<CustomerBill> Today, Statement? Statement, StatementStanding Standing)
{
    public static IReadOnlyList<InvoiceStanding> List(ICspStore store, InvoiceBill bill)
    {
        IReadOnlyDictionary<string, Statement> issued = store.Statements.ListInForce(bill.Account.Id, bill.Invoice.Number);
        IReadOnlyDictionary<string, CustomerSettings> settings = store.ListCustomerSettings(bill.Account.Id);
        List<InvoiceStanding> all = [.. bill.Customers.GroupBy(static customer => customer.CustomerId, StringComparer.Ordinal).Select(group =>
        {
            CustomerBill[] today = [.. group];
            Statement? statement = issued.GetValueOrDefault(group.Key);
            return new InvoiceStanding(group.Key, today[0].CustomerName, today, statement, StatementStandings.Of(statement, today, settings.GetValueOrDefault(group.Key)?.TaxRatePercent));
        })];

        // What was issued to somebody whom a restatement took off the invoice isn't forgotten.
        HashSet<string> known = [.. all.Select(static one => one.CustomerId)];
        all.AddRange(issued.Values
            .Where(one => !known.Contains(one.CustomerId))
            .OrderBy(static one => one.CustomerName, StringComparer.OrdinalIgnoreCase)
            .Select(static one => new InvoiceStanding(one.CustomerId, one.CustomerName, [], one, StatementStanding.Differs)));
        return all;
    }
}
