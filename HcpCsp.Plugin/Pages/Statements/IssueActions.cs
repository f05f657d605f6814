using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>Issue, issue to all, and reissue.</summary>
internal sealed class IssueActions(ICspStore store, IBillingLedger ledger, StatementOrders orders)
{
    /// <summary>To every customer of every document of an account.</summary>
    public async Task<PageResult> IssueAccountAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.FindForm("account") ?? "") is not { } account)
            return Missing.Account;
        await orders.StartAsync(request, account, cancellationToken);
        return new PageResult.Redirect(CspPaths.With(CspPaths.Statements, ("account", account.Id), ("done", "statements-issuing")));
    }

    /// <summary>To every customer of one document.</summary>
    public Task<PageResult> IssueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) => StartAsync(request, anew: false, cancellationToken);

    /// <summary>Whatever differs of one document.</summary>
    public Task<PageResult> ReissueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) => StartAsync(request, anew: true, cancellationToken);

    public async Task<PageResult> IssueOneAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is null)
            return Missing.Invoice;
        string customerId = CustomerId.Normalize(request.RouteValues["customerId"]);
        return Tell(await orders.IssueAsync(request, account.Id, request.RouteValues["number"], customerId, cancellationToken));
    }

    public async Task<PageResult> ReissueAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (store.Statements.ListVersions(account.Id, request.RouteValues["number"]) is not [var newest, ..])
            return Missing.Statement;
        return Tell(await orders.ReissueAsync(request, account.Id, newest.InvoiceNumber, newest.CustomerId, cancellationToken));
    }

    private async Task<PageResult> StartAsync(PageRequest request, bool anew, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Missing.Account;
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Missing.Invoice;
        return await orders.StartAsync(request, bill, anew, cancellationToken) is { } refusal
            ? Refused(refusal)
            : Confirmations.Lead(CspPaths.InvoiceStatements(account.Id, bill.Invoice.Number), anew ? "statements-reissuing" : "statements-issuing");
    }

    private static PageResult Tell(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Issued { Statement: var statement } => Confirmations.Lead(CspPaths.Statement(statement), "statement-issued"),
        IssueOutcome.AlreadyIssued { Statement: var statement } => Confirmations.Lead(CspPaths.Statement(statement), "statement-unchanged"),
        IssueOutcome.Refused refused => Refused(refused.Reason),
        _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
    };

    private static PageResult.Problem Refused(string reason) => new(409, "The statement can't be issued", reason);
}
