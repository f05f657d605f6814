using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Issue, issue to all, and reissue.</summary>
internal sealed class IssueActions(ICspStore store, IBillingLedger ledger, StatementIssuer issuer, IStatementRuns runs, IAuditLog audit)
{
    /// <summary>To every customer of every document of an account.</summary>
    public async Task<PageResult> IssueAccountAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.FindForm("account") ?? "") is not { } account)
            return Missing.Account;
        await runs.StartAsync(account.Id, null, request.User, cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.statements.issuing", account.Name));
        return new PageResult.Redirect(CspPaths.With(CspPaths.Statements, ("account", account.Id), ("done", "statements-issuing")));
    }

    /// <summary>To every customer of one document.</summary>
    public Task<PageResult> IssueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) =>
        StartAsync(request, runs.StartAsync, "issuing", cancellationToken);

    /// <summary>Whatever differs of one document.</summary>
    public Task<PageResult> ReissueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) =>
        StartAsync(request, runs.StartReissueAsync, "reissuing", cancellationToken);

    public async Task<PageResult> IssueOneAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is null)
            return Missing.Invoice;
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        return Tell(request, await issuer.IssueAsync(account.Id, request.RouteValues["number"], customerId, request.User.Name, cancellationToken));
    }

    public async Task<PageResult> ReissueAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (store.Statements.ListVersions(account.Id, request.RouteValues["number"]) is not [var newest, ..])
            return Missing.Statement;
        return Tell(request, await issuer.ReissueAsync(account.Id, newest.InvoiceNumber, newest.CustomerId, request.User.Name, cancellationToken));
    }

    private async Task<PageResult> StartAsync(PageRequest request, Func<string, string?, HcpUser, CancellationToken, Task> start, string what, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;
        if (IssueRefusals.Find(bill) is { } refusal)
            return Refused(refusal);
        await start(account.Id, bill.Invoice.Number, request.User, cancellationToken);
        audit.Append(AuditEntry.For(request, "csp.statements." + what, $"{account.Name}: {bill.Invoice.Number}"));
        return Confirmations.Lead(CspPaths.InvoiceStatements(account.Id, bill.Invoice.Number), "statements-" + what);
    }

    private PageResult Tell(PageRequest request, IssueOutcome outcome)
    {
        switch (outcome)
        {
            case IssueOutcome.Issued { Statement: var statement }:
                audit.Append(AuditEntry.For(request, "csp.statement.issued", $"{statement.Number} v{statement.Version}: {statement.CustomerName}"));
                return Confirmations.Lead(CspPaths.Statement(statement), "statement-issued");
            case IssueOutcome.AlreadyIssued { Statement: var statement }:
                return Confirmations.Lead(CspPaths.Statement(statement), "statement-unchanged");
            case IssueOutcome.Refused refused:
                return Refused(refused.Reason);
            default:
                throw new InvalidOperationException($"{outcome} isn't an outcome.");
        }
    }

    private static PageResult.Problem Refused(string reason) => new(409, "The statement can't be issued", reason);
}
