using System.Globalization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Statements;
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
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            ResultsSchemaUtf8 = ApiSchema.Of(ApiJson.Default.StatementAnswerArray),
        }),
        ApiRoutes.Get("/api/csp/accounts/{id}/statements/run", GetRunAsync, new ApiDescription
        {
            OperationId = "findStatementRun",
            Summary = "The newest issuing of all invoices, going on or ended",
            Detail = "An empty list when there was none.",
            Group = ApiGroups.Statements,
            RouteValues = [ApiValues.Account],
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(ApiStatuses.NoAccount),
            ResultsSchemaUtf8 = ApiSchema.Of(ApiJson.Default.StatementRunAnswerArray),
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page(store.Statements.List(account.Id), ApiPaging.From(request), Answer, ApiJson.Default.StatementAnswerArray)
            : ApiAnswers.UnknownAccount);

    /// <summary><c>GET /api/csp/accounts/{id}/statements/run</c>: the newest issuing of all documents, going on or ended; an empty list when there was none.</summary>
    public Task<ApiResult> GetRunAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page(runs.FindNewest(account.Id, null) is { } run ? [run] : Array.Empty<JobRun>(), ApiPaging.From(request), Answer, ApiJson.Default.StatementRunAnswerArray)
            : ApiAnswers.UnknownAccount);

    private static StatementRunAnswer Answer(JobRun run) =>
        new() { Id = run.RunId, State = run.State, Progress = run.Progress?.Text ?? "", Summary = run.Summary ?? "" };

    private static StatementAnswer Answer(Statement statement) => new()
    {
        Number = statement.Number,
        Version = statement.Version,
        State = statement.State,
        Invoice = statement.InvoiceNumber,
        CustomerId = statement.CustomerId,
        Customer = statement.CustomerName,
        IssuedAt = statement.IssuedAt,
        IssuedBy = statement.IssuedBy,
        TaxRate = statement.TaxRatePercent,
        Amounts = [.. statement.Blocks.Select(Answer)],
        Files = [.. statement.Files.Select(file => Answer(statement, file))],
    };

    private static StatementAmountAnswer Answer(StatementBlock block) => new()
    {
        Currency = block.Currency,
        LineCount = block.LineCount,
        Cost = block.Cost.Amount,
        Price = block.Price.Amount,
        Tax = block.Tax?.Amount,
    };

    private static StatementFileAnswer Answer(Statement statement, StatementFile file) => new()
    {
        Name = file.Name,
        Sha256 = file.Sha256,
        Size = file.Size,
        Rows = file.Rows,
        Path = string.Create(CultureInfo.InvariantCulture, $"/csp/statements/{statement.AccountId}/{statement.Number}/{statement.Version}/workbook.xlsx"),
    };
}
