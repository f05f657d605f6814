using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary><c>/api/csp/accounts/{id}/invoices/{number}</c>: one invoice, whether its figures agree, what amends it, and the versions of its lines.</summary>
internal sealed class InvoiceApi(ICspStore store, IBillingLedger ledger, TieOutInquiry inquiry) : IApiSection
{
    private const string Invoice = "/api/csp/accounts/{id}/invoices/{number}";

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Invoices, ApiValues.Account, ApiValues.InvoiceNumber);
        return
        [
            ApiRoutes.Get(Invoice, GetAsync, about.One("getInvoice", "One invoice with its checks and what amends it", InvoicesJson.Default.InvoiceDetailAnswer, ApiStatuses.NoInvoice)),
            ApiRoutes.Get(Invoice + "/tie-out", GetTieOutAsync, about.One("getTieOut", "What explains how the figures of an invoice agree or differ", InvoicesJson.Default.TieOutAnswer, ApiStatuses.NoInvoice, new ApiStatus(409, "Its lines aren't read yet.")) with
            {
                Detail = "Reads every line of it when it is asked.",
            }),
            ApiRoutes.Get(Invoice + "/versions", GetVersionsAsync, about.List("listInvoiceVersions", "The versions of an invoice's lines, the newest first", InvoicesJson.Default.VersionAnswerArray, ApiStatuses.NoInvoice)),
        ];
    }

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, bill => ApiAnswers.One(
        InvoiceDetailAnswer.Of(bill, AmendmentTree.Around(bill.Invoice, store.OpenAccount(bill.Account.Id).ListInvoices())), InvoicesJson.Default.InvoiceDetailAnswer));

    public Task<ApiResult> GetTieOutAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, bill => inquiry.Find(bill, cancellationToken) is { } findings
        ? ApiAnswers.One(TieOutAnswer.Of(bill, findings), InvoicesJson.Default.TieOutAnswer)
        : ApiAnswers.Conflict("csp.invoice.unread", "The lines of this invoice aren't read yet."));

    public Task<ApiResult> GetVersionsAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, bill => ApiAnswers.Page(
        store.OpenAccount(bill.Account.Id).ListVersions(bill.Invoice.Number, LineKind.Billed), ApiPaging.From(request), version => VersionAnswer.Of(version, bill), InvoicesJson.Default.VersionAnswerArray));

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<InvoiceBill, ApiResult> answer) => Task.FromResult(
        store.FindAccount(request.RouteValues["id"]) is { } account && ledger.FindInvoice(account.Id, request.RouteValues["number"]) is { } bill ? answer(bill) : ApiAnswers.UnknownInvoice);
}
