using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary><c>/api/csp/accounts/{id}/reports</c>: what was made, with its files and deliveries; <c>POST</c> has reports made.</summary>
internal sealed class ReportsApi(ICspStore store, IReportRuns runs, ReportOrders orders) : IApiSection
{
    private const string Reports = "/api/csp/accounts/{id}/reports";
    private const string OneRun = Reports + "/{runId}";

    private static readonly ApiParameter RunId = new("runId", "Id of the run, as the list of reports names it.");

    private static readonly ApiStatus NoRun = new(404, "This partner account has no such reports.");

    private static readonly ApiResult Unknown = ApiAnswers.Unknown("csp.report.unknown", "This partner account has no such reports.");

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Reports, GetAsync, new ApiDescription
        {
            OperationId = "listReports",
            Summary = "Reports that were made or are, the newest first",
            Group = ApiGroups.Reports,
            RouteValues = [ApiValues.Account],
            Query = [new("schedule", "Id of the schedule whose reports alone are wanted.")],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ReportRunAnswerArray),
        }),
        ApiRoutes.Post(Reports, PostAsync, new ApiDescription
        {
            OperationId = "makeReports",
            Summary = "Have reports made",
            Detail = "Answers at once: the reports are made while you go on. Name the months, or one invoice.",
            Group = ApiGroups.Reports,
            RouteValues = [ApiValues.Account],
            Form =
            [
                new("from", "First month.") { Example = "2026-10" },
                new("to", "Last month.") { Example = "2026-10" },
                new("invoice", "Number of the one invoice, instead of months."),
                .. OrderFields.All,
            ],
            Statuses = [new(202, "They are being made."), ApiStatuses.NoAccount, new(422, "What was asked for can't be made: each message says why.")],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ReportRunAnswer),
        }),
        ApiRoutes.Get(OneRun, GetOneAsync, new ApiDescription
        {
            OperationId = "findReports",
            Summary = "Reports with their files and mails",
            Group = ApiGroups.Reports,
            RouteValues = [ApiValues.Account, RunId],
            Statuses = ApiStatuses.OkOr(NoRun),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.ReportRunDetailAnswer),
        }),
        ApiRoutes.Post(OneRun + "/stop", StopAsync, new ApiDescription
        {
            OperationId = "stopReports",
            Summary = "Stop the making of reports",
            Detail = "Files that are whole by then stay.",
            Group = ApiGroups.Reports,
            RouteValues = [ApiValues.Account, RunId],
            Statuses = [new(200, "They had ended before."), new(202, "They are being stopped."), NoRun],
        }),
        ApiRoutes.Post(OneRun + "/deliveries/{deliveryId}/retry", RetryAsync, new ApiDescription
        {
            OperationId = "retryDelivery",
            Summary = "Send one mail of a run of reports again",
            Group = ApiGroups.Reports,
            RouteValues = [ApiValues.Account, RunId, new("deliveryId", "Id of the mail, as the run names it.")],
            Statuses = [new(202, "It is on its way again."), new(404, "These reports have no such mail."), new(409, "There is still no address to send it to.")],
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.DeliveryAnswer),
        }),
    ];

    /// <summary>The newest first; <c>?schedule=</c> for one schedule's alone.</summary>
    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        string? schedule = request.FindQuery("schedule");
        ApiPaging paging = ApiPaging.From(request);
        int skip = (int)Math.Min((long)paging.Number * paging.Size, int.MaxValue);
        return Task.FromResult(ApiAnswers.Part(
            runs.List(account.Id, schedule, skip, paging.Size).Select(ReportRunAnswer.Of), runs.Count(account.Id, schedule), paging, ApiJson.Default.ReportRunAnswerArray));
    }

    public Task<ApiResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Find(request) is not var (_, run)
        ? Unknown
        : ApiAnswers.One(ReportRunDetailAnswer.Of(run, runs.FindJob(run), runs.ListFiles(run), runs.ListDeliveries(run)), ApiJson.Default.ReportRunDetailAnswer));

    /// <summary>Answers at once: the reports are made while the caller goes on.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        StartOutcome outcome = await orders.StartAsync(request, account, WishForm.Read(TypedFields.OfForm(request), CsvForm.Plain), cancellationToken);
        return outcome switch
        {
            StartOutcome.Started started => ApiAnswers.One(ReportRunAnswer.Of(started.Run), ApiJson.Default.ReportRunAnswer) with { Status = 202 },
            StartOutcome.Refused refused => ApiAnswers.Refused("csp.report.refused", refused.Problems),
            _ => throw new InvalidOperationException($"{outcome} isn't an outcome."),
        };
    }

    public async Task<ApiResult> StopAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, run))
            return Unknown;
        return await orders.StopAsync(request, account, run, cancellationToken)
            ? new ApiResult { Status = 202, Messages = [new ApiMessage("INFO", "csp.report.stopping", "It is stopping. Files that are whole by then stay.")] }
            : new ApiResult { Messages = [new ApiMessage("INFO", "csp.report.ended", "It had ended before.")] };
    }

    public async Task<ApiResult> RetryAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not var (account, run))
            return Unknown;
        string id = request.RouteValues["deliveryId"];
        if (!runs.ListDeliveries(run).Any(one => string.Equals(one.Id, id, StringComparison.Ordinal)) || await orders.RetryAsync(request, account, id, cancellationToken) is not { } delivery)
            return ApiAnswers.Unknown("csp.delivery.unknown", "These reports have no such mail.");
        return delivery.State is DeliveryState.NoAddress
            ? ApiAnswers.Conflict("csp.delivery.no-address", "There is still no address: name one in the customer's Budget Settings, then retry.")
            : ApiAnswers.One(DeliveryAnswer.Of(delivery), ApiJson.Default.DeliveryAnswer) with { Status = 202 };
    }

    private (PartnerAccount Account, ReportRun Run)? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account && runs.Find(account.Id, request.RouteValues["runId"]) is { } run ? (account, run) : null;
}
