using System.Globalization;
using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Margins;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Dashboard;

/// <summary><c>GET /api/csp/dashboard/margins</c>: what each customer cost and paid in a month, in one currency.</summary>
internal sealed class MarginsApi(ICspStore store, MarginBook margins) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/dashboard/margins", GetAsync, new ApiAbout(ApiGroups.Dashboard)
            .List("listMargins", "What each customer cost and paid in a month, in one currency", MarginsJson.Default.MarginAnswerArray, ApiStatuses.NoAccount, ApiStatuses.Wrong) with
        {
            Query =
            [
                ApiValues.OneAccount,
                new ApiParameter("month", "Calendar month such as 2026-09; without it, the newest that is billed in the currency."),
                new ApiParameter("currency", "Without it, the first of the dashboard."),
                new ApiParameter("q", "Part of the customer's name or id."),
                ApiValues.Sort([.. MarginOrder.Keys], "-" + MarginOrder.ByMargin),
            ],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (AccountChoice.Read(request, store) is not { } choice)
            return Task.FromResult(ApiAnswers.UnknownAccount);
        DateOnly? month = null;
        if (request.FindQuery("month") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly asked))
                return Task.FromResult(ApiAnswers.Refused("csp.margins.month", ["Write the month as 2026-09."]));
            month = asked;
        }

        return Task.FromResult(ApiAnswers.Page(List(choice, month, request), ApiPaging.From(request), MarginAnswer.From, MarginsJson.Default.MarginAnswerArray));
    }

    /// <summary>A page falls back to the newest month; a program that names one means that one.</summary>
    private IReadOnlyList<CustomerMargin> List(AccountChoice choice, DateOnly? month, PageRequest request)
    {
        string currency = request.FindQuery("currency") ?? (margins.ListCurrencies(choice.Id) is [var first, ..] ? first : "");
        return margins.Find(choice.Id, currency.ToUpperInvariant(), month) is { } found && (month is null || found.Month == month)
            ? found.List(request.FindQuery("q") ?? "", MarginOrder.Read(request.FindQuery("sort")))
            : [];
    }
}

/// <param name="MonthBefore">Null when nothing was billed to it then.</param>
/// <param name="YearBefore">Of the same month a year before; null when nothing was billed to it then.</param>
internal sealed record MarginAnswer(string AccountId, string CustomerId, string Customer, string Currency, MonthAnswer Now, MonthAnswer? MonthBefore, MonthAnswer? YearBefore)
{
    public static MarginAnswer From(CustomerMargin margin) => new(
        margin.AccountId, margin.CustomerId, margin.CustomerName, margin.Now.Price.Currency, MonthAnswer.From(margin.Now),
        margin.MonthBefore is { } before ? MonthAnswer.From(before) : null,
        margin.YearBefore is { } year ? MonthAnswer.From(year) : null);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(MarginAnswer[]))]
internal sealed partial class MarginsJson : JsonSerializerContext;
