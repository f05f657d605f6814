using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Invoices;

/// <summary>What a later version of an invoice's lines changed: in all, by customer, and line by line for one of them.</summary>
internal sealed class RestatementsApi(ICspStore store, IBillingLedger ledger, RestatementInquiry inquiry) : IApiSection
{
    private const string Restatement = "/api/csp/accounts/{id}/invoices/{number}/restatements/{earlier}/{later}";

    private static readonly ApiResult UnknownVersion = ApiAnswers.Unknown("csp.version.unknown", "This invoice has no such version of its lines. It may have been dropped.");
    private static readonly ApiParameter Earlier = new("earlier", "Id of the earlier version.");
    private static readonly ApiParameter Later = new("later", "Id of the later version.");
    private static readonly ApiStatus NoVersion = new(404, "There is no such version of this invoice's lines.");

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Invoices, ApiValues.Account, ApiValues.InvoiceNumber, Earlier, Later);
        return
        [
            ApiRoutes.Get(Restatement, GetAsync, about.One("getRestatement", "What a later version of an invoice's lines changed in all", InvoicesJson.Default.RestatementAnswer, NoVersion)),
            ApiRoutes.Get(Restatement + "/customers", GetCustomersAsync, about.List("listRestatedCustomers", "Whom it changed anything for, the largest change first", InvoicesJson.Default.CustomerRestatementAnswerArray, NoVersion)),
            ApiRoutes.Get(Restatement + "/customers/{customerId}", GetLinesAsync, new ApiAbout(ApiGroups.Invoices, ApiValues.Account, ApiValues.InvoiceNumber, Earlier, Later, ApiValues.Customer)
                .List("listRestatedLines", "The lines that it changed for one customer", InvoicesJson.Default.LineRestatementAnswerArray, NoVersion)),
        ];
    }

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
    {
        RestatementTally tally = Tally(subject, cancellationToken);
        return ApiAnswers.One(
            new RestatementAnswer(
                VersionAnswer.Of(subject.Earlier, subject.Bill), VersionAnswer.Of(subject.Later, subject.Bill), [.. tally.Totals.Select(ChangeAnswer.Of)],
                tally.Changed.Select(static one => one.CustomerId).Distinct(StringComparer.Ordinal).Count(), tally.UnchangedCustomers),
            InvoicesJson.Default.RestatementAnswer);
    });

    public Task<ApiResult> GetCustomersAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject =>
        ApiAnswers.Page(Tally(subject, cancellationToken).Changed, ApiPaging.From(request), CustomerRestatementAnswer.Of, InvoicesJson.Default.CustomerRestatementAnswerArray));

    public Task<ApiResult> GetLinesAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, subject => ApiAnswers.Page(
        inquiry.ListLines(subject.Bill.Account.Id, subject.Earlier, subject.Later, CustomerId.Normalize(request.RouteValues["customerId"])),
        ApiPaging.From(request), LineRestatementAnswer.Of, InvoicesJson.Default.LineRestatementAnswerArray));

    private RestatementTally Tally(RestatementSubject subject, CancellationToken cancellationToken) =>
        RestatementTally.Of(inquiry.List(subject.Bill.Account.Id, subject.Earlier, subject.Later, cancellationToken));

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<RestatementSubject, ApiResult> answer)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account || ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult(ApiAnswers.UnknownInvoice);
        return Task.FromResult(RestatementSubject.Find(bill, store.OpenAccount(account.Id), request) is { } subject ? answer(subject) : UnknownVersion);
    }
}
