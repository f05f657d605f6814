using System.Text.Json.Serialization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Renewals;

/// <summary><c>GET /api/csp/renewals</c>: what comes to its end in the next days, the nearest first.</summary>
internal sealed class RenewalsApi(ICspStore store, RenewalBook book) : IApiSection
{
    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get("/api/csp/renewals", GetAsync, new ApiAbout(ApiGroups.Customers)
            .List("listRenewals", "What comes to its end in the next days, the nearest first", RenewalsJson.Default.RenewalAnswerArray, ApiStatuses.NoAccount) with
        {
            Query =
            [
                ApiValues.OneAccount,
                new ApiParameter("days", "How far ahead.") { Type = ApiValueType.WholeNumber, AllowedValues = ["30", "60", "90", "365"], Default = "90" },
                new ApiParameter("show", "all: what needs no decision as well.") { AllowedValues = [RenewalFilter.All] },
                new ApiParameter("q", "Part of the customer's or the subscription's name."),
            ],
        }),
    ];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(AccountChoice.Read(request, store) is { } choice
        ? ApiAnswers.Page([.. RenewalFilter.Read(request.FindQuery).List(book, store, choice.Accounts)], ApiPaging.From(request), renewal => RenewalAnswer.From(renewal, store.OpenAccount(renewal.AccountId).FindCustomer(renewal.CustomerId)), RenewalsJson.Default.RenewalAnswerArray)
        : ApiAnswers.UnknownAccount);
}

/// <param name="On">Last day of the term.</param>
/// <param name="Outlook">Ends, PriceMayChange, Changes or RenewsAsItIs.</param>
/// <param name="NextTerm">What is set for the next term, one sentence; empty for nothing.</param>
internal sealed record RenewalAnswer(
    string AccountId, string CustomerId, string Customer, string Subscription, string Name, int Quantity, bool Trial, DateOnly On, string Outlook, bool NeedsDecision, string NextTerm)
{
    public static RenewalAnswer From(Renewal renewal, Customer? customer)
    {
        return new RenewalAnswer(
            renewal.AccountId, renewal.CustomerId, customer?.Name ?? renewal.CustomerId, renewal.SubscriptionId, renewal.Name, renewal.Quantity, renewal.IsTrial, renewal.On,
            renewal.Outlook.ToString(), renewal.NeedsDecision, renewal.Scheduled);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(RenewalAnswer[]))]
internal sealed partial class RenewalsJson : JsonSerializerContext;
