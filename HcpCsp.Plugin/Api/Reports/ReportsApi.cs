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

    private static readonly ApiResult Unknown = ApiAnswers.Unknown("csp.report.unknown", "This partner account has no such reports.");

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Reports, GetAsync),
        ApiRoutes.Post(Reports, PostAsync),
        ApiRoutes.Get(Reports + "/{runId}", GetOneAsync),
        ApiRoutes.Post(Reports + "/{runId}/stop", StopAsync),
    ];

    /// <summary>The newest first; <c>?schedule=</c> for one schedule's alone.</summary>
    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        string? schedule = request.FindQuery("schedule");
        ApiPaging paging = ApiPaging.From(request);
        int skip = (int)Math.Min((long)paging.Number * paging.Size, int.MaxValue);
        return Task.FromResult(ApiAnswers.Part(runs.List(account.Id, schedule, skip, paging.Size), runs.Count(account.Id, schedule), paging, ReportJson.Write));
    }

    public Task<ApiResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(Find(request) is not var (_, run)
        ? Unknown
        : ApiAnswers.One(new RunDetail(run, runs.FindJob(run), runs.ListFiles(run), runs.ListDeliveries(run)), ReportJson.Write));

    /// <summary>Answers at once: the reports are made while the caller goes on.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        StartOutcome outcome = await orders.StartAsync(request, account, WishForm.Read(TypedFields.OfForm(request), CsvForm.Plain), cancellationToken);
        return outcome switch
        {
            StartOutcome.Started started => ApiAnswers.One(started.Run, ReportJson.Write) with { Status = 202 },
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

    private (PartnerAccount Account, ReportRun Run)? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["id"]) is { } account && runs.Find(account.Id, request.RouteValues["runId"]) is { } run ? (account, run) : null;
}
