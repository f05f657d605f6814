using System.Globalization;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary><c>GET /api/csp/accounts/{id}/statements</c>: all versions, the latest issued first, each with its files and where they are downloaded.</summary>
internal sealed class StatementsApi(ICspStore store, IStatementRuns runs) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/statements", GetAsync),
        ApiRoutes.Get("/api/csp/accounts/{id}/statements/run", GetRunAsync),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page(store.Statements.List(account.Id), ApiPaging.From(request), Write)
            : ApiAnswers.Unknown("csp.account.unknown", "There is no such partner account."));

    /// <summary><c>GET /api/csp/accounts/{id}/statements/run</c>: the newest issuing of all documents, going on or ended; an empty list when there was none.</summary>
    public Task<ApiResult> GetRunAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account
            ? ApiAnswers.Page(runs.FindNewest(account.Id, null) is { } run ? [run] : Array.Empty<JobRun>(), ApiPaging.From(request), Write)
            : ApiAnswers.Unknown("csp.account.unknown", "There is no such partner account."));

    private static void Write(Utf8JsonWriter writer, JobRun run)
    {
        writer.WriteStartObject();
        writer.WriteString("id", run.RunId);
        writer.WriteString("state", run.State.ToString());
        writer.WriteString("progress", run.Progress?.Text ?? "");
        writer.WriteString("summary", run.Summary ?? "");
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Statement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("number", statement.Number);
        writer.WriteNumber("version", statement.Version);
        writer.WriteString("state", statement.State.ToString());
        writer.WriteString("invoice", statement.InvoiceNumber);
        writer.WriteString("customerId", statement.CustomerId);
        writer.WriteString("customer", statement.CustomerName);
        writer.WriteString("issuedAt", statement.IssuedAt);
        writer.WriteString("issuedBy", statement.IssuedBy);
        if (statement.TaxRatePercent is { } rate)
            writer.WriteNumber("taxRate", rate);
        else
            writer.WriteNull("taxRate");
        writer.WriteStartArray("amounts");
        foreach (StatementBlock block in statement.Blocks)
            Write(writer, block);
        writer.WriteEndArray();
        writer.WriteStartArray("files");
        foreach (StatementFile file in statement.Files)
            Write(writer, statement, file);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, StatementBlock block)
    {
        writer.WriteStartObject();
        writer.WriteString("currency", block.Currency);
        writer.WriteNumber("lineCount", block.LineCount);
        writer.WriteNumber("cost", block.Cost.Amount);
        writer.WriteNumber("price", block.Price.Amount);
        if (block.Tax is { } tax)
            writer.WriteNumber("tax", tax.Amount);
        else
            writer.WriteNull("tax");
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Statement statement, StatementFile file)
    {
        writer.WriteStartObject();
        writer.WriteString("name", file.Name);
        writer.WriteString("sha256", file.Sha256);
        writer.WriteNumber("size", file.Size);
        writer.WriteNumber("rows", file.Rows);
        writer.WriteString("path", string.Create(CultureInfo.InvariantCulture, $"/csp/statements/{statement.AccountId}/{statement.Number}/{statement.Version}/workbook.xlsx"));
        writer.WriteEndObject();
    }
}
