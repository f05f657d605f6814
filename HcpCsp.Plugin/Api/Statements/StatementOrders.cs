using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>Issuing as people and programs ask for it, each written into the audit trail.</summary>
internal sealed class StatementOrders(StatementIssuer issuer, IStatementRuns runs, IAuditLog audit)
{
    /// <summary>To every customer of every document of an account, in the background.</summary>
    public async Task StartAsync(PageRequest request, PartnerAccount account, CancellationToken cancellationToken)
    {
        await runs.StartAsync(account.Id, null, request.User, cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.statements.issuing", account.Name));
    }

    /// <summary>To every customer of one document, in the background.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="bill">The document.</param>
    /// <param name="anew">Whether those that differ are issued anew, rather than those that are missing.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Why none can be issued, in words; null when it was begun.</returns>
    public async Task<string?> StartAsync(PageRequest request, InvoiceBill bill, bool anew, CancellationToken cancellationToken)
    {
        if (IssueRefusals.Find(bill) is { } refusal)
            return refusal;
        (string accountId, string number) = (bill.Account.Id, bill.Invoice.Number);
        await (anew ? runs.StartReissueAsync(accountId, number, request.User, cancellationToken) : runs.StartAsync(accountId, number, request.User, cancellationToken));
        audit.Append(AuditEntry.For(request, anew ? "csp.statements.reissuing" : "csp.statements.issuing", $"{bill.Account.Name}: {number}"));
        return null;
    }

    public async Task<IssueOutcome> IssueAsync(PageRequest request, string accountId, string invoiceNumber, string customerId, CancellationToken cancellationToken) =>
        Note(request, await issuer.IssueAsync(accountId, invoiceNumber, customerId, request.User.Name, cancellationToken));

    public async Task<IssueOutcome> ReissueAsync(PageRequest request, string accountId, string invoiceNumber, string customerId, CancellationToken cancellationToken) =>
        Note(request, await issuer.ReissueAsync(accountId, invoiceNumber, customerId, request.User.Name, cancellationToken));

    private IssueOutcome Note(PageRequest request, IssueOutcome outcome)
    {
        if (outcome is IssueOutcome.Issued { Statement: var statement })
            audit.Append(AuditEntry.For(request, "csp.statement.issued", $"{statement.Number} v{statement.Version}: {statement.CustomerName}"));
        return outcome;
    }
}
