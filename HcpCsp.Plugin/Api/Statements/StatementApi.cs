using System.ComponentModel;
using System.Globalization;
using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Statements;

/// <summary>One version of a statement with what it would be different in today, and where those of an invoice stand.</summary>
internal sealed class StatementApi(ICspStore store, IBillingLedger ledger, StatementDifferences differences) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/accounts/{id}/statements/{number}/{version}", GetAsync, new ApiAbout(ApiGroups.Statements, ApiValues.Account, StatementRoute.Number, StatementRoute.Version)
            .One("getStatement", "One version of a statement, and what it would be different in today", StatementsJson.Default.StatementDetailAnswer, StatementRoute.NoStatement)),
        ApiRoutes.Get("/api/csp/accounts/{id}/invoices/{number}/statements", GetOfInvoiceAsync, new ApiAbout(ApiGroups.Statements, ApiValues.Account, ApiValues.InvoiceNumber)
            .List("listInvoiceStatements", "The customers of an invoice, and where the statement of each stands", StatementsJson.Default.StandingAnswerArray, ApiStatuses.NoInvoice)),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(
        store.FindAccount(request.RouteValues["id"]) is { } account
        && store.Statements.ListVersions(account.Id, request.RouteValues["number"])
            .FirstOrDefault(one => string.Equals(one.Version.ToString(CultureInfo.InvariantCulture), request.RouteValues["version"], StringComparison.Ordinal)) is { } statement
            ? ApiAnswers.One(Detail(statement), StatementsJson.Default.StatementDetailAnswer)
            : StatementRoute.Unknown);

    public Task<ApiResult> GetOfInvoiceAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(
        store.FindAccount(request.RouteValues["id"]) is { } account && ledger.FindInvoice(account.Id, request.RouteValues["number"]) is { } bill
            ? ApiAnswers.Page(InvoiceStanding.List(store, bill), ApiPaging.From(request), StandingAnswer.Of, StatementsJson.Default.StandingAnswerArray)
            : ApiAnswers.UnknownInvoice);

    private StatementDetailAnswer Detail(Statement statement)
    {
        StatementDifference? difference = statement.State is StatementState.Superseded || ledger.FindInvoice(statement.AccountId, statement.InvoiceNumber) is null
            ? null
            : differences.Calculate(statement);
        return new StatementDetailAnswer(StatementAnswer.Of(statement), statement.DataVersionId, difference is null ? null : DifferenceAnswer.Of(difference));
    }
}

internal sealed record StatementDetailAnswer(
    StatementAnswer Statement,
    [property: Description("Version of the invoice's lines that it was made from.")] string DataVersion,
    [property: Description("Null for a superseded version: its successor is held against today.")] DifferenceAnswer? Difference);

/// <summary>What it would be different in if it were issued today.</summary>
internal sealed record DifferenceAnswer(
    bool Differs,
    [property: Description("Percent, of today; null when none is set.")] decimal? TaxRateToday,
    IReadOnlyList<CurrencyDifferenceAnswer> Currencies,
    [property: Description("Lines, or groups of lines about the same thing, that differ.")] int LineCount,
    [property: Description("The largest of them first; not all when there are very many.")] IReadOnlyList<LineDifferenceAnswer> Lines)
{
    public static DifferenceAnswer Of(StatementDifference difference) => new(
        !difference.IsNone,
        difference.TaxRatePercent,
        [.. difference.Currencies.Select(static one => new CurrencyDifferenceAnswer(
            one.Figures.Issued.Currency, one.Figures.Issued.Amount, one.Figures.OfData.Amount, one.Figures.OfRules.Amount, one.Figures.Today.Amount, one.Tax.Amount))],
        difference.LineCount,
        [.. difference.Lines.Select(static one => new LineDifferenceAnswer(
            one.Line.ProductName, one.Line.SubscriptionId, one.Line.ChargeType, one.IssuedCount, one.TodayCount, one.Figures.Issued.Currency,
            one.Figures.Issued.Amount, one.Figures.OfData.Amount, one.Figures.OfRules.Amount, one.Figures.Today.Amount))]);
}

/// <summary>Prices before tax.</summary>
internal sealed record CurrencyDifferenceAnswer(
    string Currency, decimal Issued,
    [property: Description("Since Microsoft's lines are others.")] decimal OfData,
    [property: Description("Since plan or mark-up are others.")] decimal OfRules,
    decimal Today,
    [property: Description("By how much the tax differs.")] decimal Tax);

internal sealed record LineDifferenceAnswer(
    string? Product, string? Subscription, string? ChargeType, int IssuedCount, int TodayCount, string Currency, decimal Issued, decimal OfData, decimal OfRules, decimal Today);

/// <summary>Where a customer's statement of an invoice stands.</summary>
internal sealed record StandingAnswer(
    string CustomerId, string Customer,
    StatementStanding Standing,
    [property: Description("Price before tax of today, one per currency; empty when nothing is billed any more.")] IReadOnlyList<MoneyAnswer> Today,
    [property: Description("Number of the statement in force; null for none.")] string? Number,
    int? Version,
    [property: Description("Price before tax as issued, one per currency.")] IReadOnlyList<MoneyAnswer> Issued)
{
    public static StandingAnswer Of(InvoiceStanding one) => new(
        one.CustomerId, one.CustomerName, one.Standing,
        [.. one.Today.Select(static bill => MoneyAnswer.From(bill.Price))],
        one.Statement?.Number, one.Statement?.Version,
        [.. (one.Statement?.Blocks ?? []).Select(static block => MoneyAnswer.From(block.Price))]);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(StatementDetailAnswer))]
[JsonSerializable(typeof(StandingAnswer[]))]
internal sealed partial class StatementsJson : JsonSerializerContext;
