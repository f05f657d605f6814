using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Where the statements of one invoice stand, customer by customer.</summary>
internal sealed class InvoiceStandings(ICspStore store, InvoiceBill bill)
{
    private readonly IReadOnlyDictionary<string, Statement> issued = store.Statements.ListInForce(bill.Account.Id, bill.Invoice.Number);
    private readonly IReadOnlyDictionary<string, CustomerSettings> settings = store.ListCustomerSettings(bill.Account.Id);
    private readonly ILookup<string, CustomerBill> today = bill.Customers.ToLookup(customer => customer.CustomerId, StringComparer.Ordinal);

    /// <summary>Takes the form that issues to all; empty when nobody is without a statement, or none can be issued.</summary>
    public string IssuePath =>
        IssueRefusals.Find(bill) is null && today.Any(customer => customer.Key is not CustomerId.Unassigned && !issued.ContainsKey(customer.Key))
            ? CspPaths.InvoiceStatements(bill.Account.Id, bill.Invoice.Number)
            : "";

    public StandingCell Of(string customerId)
    {
        Statement? statement = issued.GetValueOrDefault(customerId);
        StatementStanding standing = StatementStandings.Of(statement, [.. today[customerId]], settings.GetValueOrDefault(customerId)?.TaxRatePercent);
        return new StandingCell(
            customerId is CustomerId.Unassigned ? StatementStates.Nobodys : StatementStates.For(standing, statement),
            statement is null ? "" : CspPaths.Statement(statement));
    }
}

/// <param name="Path">Of the statement; empty while there is none.</param>
internal sealed record StandingCell(StateView State, string Path);
