using System.Globalization;
using System.Text.Json;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary>A tenant's own costs and statements, as its page shows them.</summary>
internal sealed class OwnApi(ICspStore store, ITenantDirectory tenants, OwnCostsInquiry costs, TimeProvider time) : IApiSection
{
    private const int Months = 12;

    private static readonly string[] TenantAdmins = [HcpRoles.TenantAdmin];

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/own/costs", GetCostsAsync) with { Roles = TenantAdmins },
        ApiRoutes.Get("/api/csp/own/statements", GetStatementsAsync) with { Roles = TenantAdmins },
    ];

    /// <summary><c>GET /api/csp/own/costs</c>: price by month and currency, the newest first.</summary>
    public Task<ApiResult> GetCostsAsync(PageRequest request, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        return Task.FromResult(OwnCustomer.Find(request.User, store, tenants) is { } own
            ? ApiAnswers.Page(costs.ListMonths(own.Account.Id, own.Customer.Id, month.AddMonths(1 - Months), month), ApiPaging.From(request), Write)
            : Unlinked());
    }

    /// <summary><c>GET /api/csp/own/statements</c>: all that were issued, the latest first, each with its file.</summary>
    public Task<ApiResult> GetStatementsAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(OwnCustomer.Find(request.User, store, tenants) is { } own
            ? ApiAnswers.Page(costs.ListStatements(own.Account.Id, own.Customer.Id), ApiPaging.From(request), Write)
            : Unlinked());

    private static ApiResult Unlinked() => ApiAnswers.Unknown("csp.own.unlinked", "Your organization isn't linked to a customer. Ask your provider to link it.");

    private static void Write(Utf8JsonWriter writer, OwnMonth month)
    {
        writer.WriteStartObject();
        writer.WriteString("month", month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        writer.WriteString("currency", month.Price.Currency);
        writer.WriteNumber("price", month.Price.Amount);
        writer.WriteBoolean("mayChange", month.MayChange);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Statement statement)
    {
        writer.WriteStartObject();
        writer.WriteString("number", statement.Number);
        writer.WriteNumber("version", statement.Version);
        writer.WriteString("state", statement.State.ToString());
        writer.WriteString("from", statement.Period.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("to", statement.Period.End.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        writer.WriteString("issuedAt", statement.IssuedAt);
        writer.WriteStartArray("amounts");
        foreach (StatementBlock block in statement.Blocks)
        {
            writer.WriteStartObject();
            writer.WriteString("currency", block.Currency);
            writer.WriteNumber("price", block.Price.Amount);
            if (block.Tax is { } tax)
                writer.WriteNumber("tax", tax.Amount);
            else
                writer.WriteNull("tax");
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("path", string.Create(CultureInfo.InvariantCulture, $"/csp/own/statements/{Uri.EscapeDataString(statement.Number)}/{statement.Version}/workbook.xlsx"));
        writer.WriteEndObject();
    }
}
