using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary><c>GET /api/csp/accounts/{id}/statements</c>: all versions, the latest issued first, each with its files and where they are downloaded.</summary>
internal sealed class StatementsApi(ICspStore store, IStatementRuns runs) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/statements", GetAsync, new ApiDescription
        {
            OperationId = "listStatements",
            Summary = "All versions of all statements, the latest issued first",
            Group = ApiGroups.Statements,
            RouteValues = [ApiValues.Account],
            Query = [new("q", "Part of the customer, its tenant id, or the number of statement or invoice.")],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.StatementAnswerArray),
        }),
        ApiRoutes.Get("/api/csp/accounts/{id}/statements/run", GetRunAsync, new ApiDescription
        {
            OperationId = "findStatementRun",
            Summary = "The newest issuing of all invoices, going on or ended",
            Detail = "An empty list when there was none.",
            Group = ApiGroups.Statements,
            RouteValues = [ApiValues.Account],
            Query = [new("invoice", "Number of the one invoice whose issuing is meant.")],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.StatementRunAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page([.. store.Statements.List(account.Id).Where(one => StatementSearch.Matches(one, request.FindQuery("q")))], ApiPaging.From(request), StatementAnswer.Of, ApiJson.Default.StatementAnswerArray)
            : ApiAnswers.UnknownAccount);

    /// <summary><c>GET /api/csp/accounts/{id}/statements/run</c>: the newest issuing of all documents, going on or ended; an empty list when there was none.</summary>
    public Task<ApiResult> GetRunAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page(runs.FindNewest(account.Id, request.FindQuery("invoice")) is { } run ? [run] : Array.Empty<JobRun>(), ApiPaging.From(request), Answer, ApiJson.Default.StatementRunAnswerArray)
            : ApiAnswers.UnknownAccount);

    private static StatementRunAnswer Answer(JobRun run) =>
        new() { Id = run.RunId, State = run.State, Progress = run.Progress?.Text ?? "", Summary = run.Summary ?? "" };
}
