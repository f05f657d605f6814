using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>Issuing of statements: to all of an account, to all or one of an invoice, and anew.</summary>
internal sealed class IssueApi(ICspStore store, IBillingLedger ledger, StatementOrders orders) : IApiSection
{
    private const string OfInvoice = "/api/csp/accounts/{id}/invoices/{number}/statements";

    private static readonly ApiStatus Begun = new(202, "It is begun; the run tells how far it is.");
    private static readonly ApiStatus Refused = new(409, "Nothing can be issued of it: the message says why.");

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var ofAccount = new ApiAbout(ApiGroups.Statements, ApiValues.Account);
        var ofInvoice = new ApiAbout(ApiGroups.Statements, ApiValues.Account, ApiValues.InvoiceNumber);
        var ofStatement = new ApiAbout(ApiGroups.Statements, ApiValues.Account, StatementRoute.Number);
        return
        [
            ApiRoutes.Post("/api/csp/accounts/{id}/statements", IssueAccountAsync, ofAccount.Words("issueStatements", "Issue statements to every customer who has none, of every invoice") with { Statuses = [Begun, ApiStatuses.NoAccount] }),
            ApiRoutes.Post(OfInvoice, IssueInvoiceAsync, ofInvoice.Words("issueInvoiceStatements", "Issue statements of one invoice to every customer who has none") with { Statuses = [Begun, ApiStatuses.NoInvoice, Refused] }),
            ApiRoutes.Post(OfInvoice + "/reissue", ReissueInvoiceAsync, ofInvoice.Words("reissueInvoiceStatements", "Issue anew whatever differs of one invoice's statements") with { Statuses = [Begun, ApiStatuses.NoInvoice, Refused] }),
            ApiRoutes.Post(OfInvoice + "/{customerId}", IssueOneAsync, new ApiAbout(ApiGroups.Statements, ApiValues.Account, ApiValues.InvoiceNumber, ApiValues.Customer)
                .One("issueStatement", "Issue one customer's statement of an invoice", ApiJson.Default.StatementAnswer) with
            {
                Detail = "What was issued before is answered as it is.", Statuses = [ApiStatus.Ok, new ApiStatus(201, "It is issued."), ApiStatuses.NoInvoice, Refused],
            }),
            ApiRoutes.Post("/api/csp/accounts/{id}/statements/{number}/reissue", ReissueAsync, ofStatement.One("reissueStatement", "Issue a statement anew where it differs from today", ApiJson.Default.StatementAnswer) with
            {
                Detail = "Where nothing differs, the version in force is answered as it is.", Statuses = [ApiStatus.Ok, new ApiStatus(201, "Its next version is issued."), StatementRoute.NoStatement, Refused],
            }),
        ];
    }

    public async Task<ApiResult> IssueAccountAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        await orders.StartAsync(request, account, cancellationToken);
        return ApiAnswers.Done("csp.statements.issuing", "Statements are being issued to every customer who has none.", 202);
    }

    public Task<ApiResult> IssueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) => StartAsync(request, anew: false, cancellationToken);

    public Task<ApiResult> ReissueInvoiceAsync(PageRequest request, CancellationToken cancellationToken) => StartAsync(request, anew: true, cancellationToken);

    public async Task<ApiResult> IssueOneAsync(PageRequest request, CancellationToken cancellationToken) => FindBill(request) is { } bill
        ? Answer(await orders.IssueAsync(request, bill.Account.Id, bill.Invoice.Number, CustomerId.Normalize(request.RouteValues["customerId"]), cancellationToken))
        : ApiAnswers.UnknownInvoice;

    public async Task<ApiResult> ReissueAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account || store.Statements.ListVersions(account.Id, request.RouteValues["number"]) is not [var newest, ..])
            return StatementRoute.Unknown;
        return Answer(await orders.ReissueAsync(request, account.Id, newest.InvoiceNumber, newest.CustomerId, cancellationToken));
    }

    private async Task<ApiResult> StartAsync(PageRequest request, bool anew, CancellationToken cancellationToken)
    {
        if (FindBill(request) is not { } bill)
            return ApiAnswers.UnknownInvoice;
        return await orders.StartAsync(request, bill, anew, cancellationToken) is { } refusal
            ? ApiAnswers.Conflict("csp.statement.refused", refusal)
            : ApiAnswers.Done(anew ? "csp.statements.reissuing" : "csp.statements.issuing", anew ? "Statements that differ are being issued anew." : "Statements are being issued to every customer who has none.", 202);
    }

    private static ApiResult Answer(IssueOutcome outcome) => outcome switch
    {
        IssueOutcome.Issued issued => Answer(issued.Statement) with { Status = 201 },
        IssueOutcome.AlreadyIssued before => Answer(before.Statement),
        IssueOutcome.Refused refused => ApiAnswers.Conflict("csp.statement.refused", refused.Reason),
        _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
    };

    private static ApiResult Answer(Statement statement) => ApiAnswers.One(StatementAnswer.Of(statement), ApiJson.Default.StatementAnswer);

    private InvoiceBill? FindBill(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? ledger.FindInvoice(account.Id, request.RouteValues["number"]) : null;
}
