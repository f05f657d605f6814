using System.Globalization;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing.Own;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Own;

/// <summary>A tenant's own costs and statements, as its page shows them.</summary>
internal sealed class OwnApi(ICspStore store, ITenantDirectory tenants, OwnCostsInquiry costs, TimeProvider time) : IApiSection
{
    private const int Months = 12;

    private static readonly string[] TenantAdmins = [HcpRoles.TenantAdmin];

    private static readonly ApiStatus NotLinked = new(404, "Your organization isn't linked to a customer.");

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/own/costs", GetCostsAsync, new ApiDescription
        {
            OperationId = "listOwnCosts",
            Summary = "What your organization pays, by month and currency",
            Detail = "The last twelve months, the newest first, before tax.",
            Group = ApiGroups.Own,
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(NotLinked),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.OwnMonthAnswerArray),
        }) with { Roles = TenantAdmins },
        ApiRoutes.Get("/api/csp/own/costs/{month}", GetDetailsAsync, new ApiAbout(ApiGroups.Own, new ApiParameter("month", "The month.") { Example = "2026-09" })
            .One("getOwnCosts", "What is behind a month: by product and by subscription", ApiJson.Default.OwnDetailsAnswer, NotLinked)) with { Roles = TenantAdmins },
        ApiRoutes.Get("/api/csp/own/statements", GetStatementsAsync, new ApiDescription
        {
            OperationId = "listOwnStatements",
            Summary = "The statements that were issued to your organization, the latest first",
            Group = ApiGroups.Own,
            IsPaged = true,
            Statuses = ApiStatuses.OkOr(NotLinked),
            WriteResultsSchema = static () => ApiSchema.Of(ApiJson.Default.OwnStatementAnswerArray),
        }) with { Roles = TenantAdmins },
    ];

    /// <summary><c>GET /api/csp/own/costs</c>: price by month and currency, the newest first.</summary>
    public Task<ApiResult> GetCostsAsync(PageRequest request, CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var month = new DateOnly(today.Year, today.Month, 1);
        return Task.FromResult(OwnCustomer.Find(request.User, store, tenants) is { } own
            ? ApiAnswers.Page(costs.ListMonths(own.Account.Id, own.Customer.Id, month.AddMonths(1 - Months), month), ApiPaging.From(request), Answer, ApiJson.Default.OwnMonthAnswerArray)
            : Unlinked());
    }

    /// <summary><c>GET /api/csp/own/costs/{month}</c>: the same sums by product and by subscription, the largest first.</summary>
    public Task<ApiResult> GetDetailsAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (OwnCustomer.Find(request.User, store, tenants) is not { } own)
            return Task.FromResult(Unlinked());
        return Task.FromResult(DateOnly.TryParseExact(request.RouteValues["month"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month)
            ? ApiAnswers.One(OwnDetailsAnswer.Of(costs.GetDetails(own.Account.Id, own.Customer.Id, month)), ApiJson.Default.OwnDetailsAnswer)
            : ApiAnswers.Unknown("csp.month.unknown", "There is no such month: write it as 2026-09."));
    }

    /// <summary><c>GET /api/csp/own/statements</c>: all that were issued, the latest first, each with its file.</summary>
    public Task<ApiResult> GetStatementsAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult(OwnCustomer.Find(request.User, store, tenants) is { } own
            ? ApiAnswers.Page(costs.ListStatements(own.Account.Id, own.Customer.Id), ApiPaging.From(request), Answer, ApiJson.Default.OwnStatementAnswerArray)
            : Unlinked());

    private static ApiResult Unlinked() => ApiAnswers.Unknown("csp.own.unlinked", "Your organization isn't linked to a customer. Ask your provider to link it.");

    private static OwnMonthAnswer Answer(OwnMonth month) => new()
    {
        Month = month.Month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Currency = month.Price.Currency,
        Price = month.Price.Amount,
        MayChange = month.MayChange,
    };

    private static OwnStatementAnswer Answer(Statement statement) => new()
    {
        Number = statement.Number,
        Version = statement.Version,
        State = statement.State,
        From = statement.Period.Start,
        To = statement.Period.End.AddDays(-1),
        IssuedAt = statement.IssuedAt,
        Amounts = [.. statement.Blocks.Select(static block => new OwnAmountAnswer { Currency = block.Currency, Price = block.Price.Amount, Tax = block.Tax?.Amount })],
        Path = string.Create(CultureInfo.InvariantCulture, $"/csp/own/statements/{Uri.EscapeDataString(statement.Number)}/{statement.Version}/workbook.xlsx"),
        ApiPath = string.Create(CultureInfo.InvariantCulture, $"/api/csp/own/statements/{Uri.EscapeDataString(statement.Number)}/{statement.Version}/workbook.xlsx"),
    };
}
