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
    public IEnumerable<ApiRoute> ListRoutes() => [ApiRoutes.Get("/api/csp/renewals", GetAsync)];

    public Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) => Task.FromResult(AccountChoice.Read(request, store) is { } choice
        ? ApiAnswers.Page([.. RenewalFilter.Read(request.FindQuery).List(book, store, choice.Accounts)], ApiPaging.From(request), RenewalJson.From, RenewalsJson.Default.RenewalJson)
        : ApiAnswers.UnknownAccount);
}

/// <param name="On">Last day of the term.</param>
/// <param name="Outlook">Ends, PriceMayChange, Changes or RenewsAsItIs.</param>
/// <param name="NextTerm">What is set for the next term, one sentence; empty for nothing.</param>
internal sealed record RenewalJson(
    string AccountId, string CustomerId, string Customer, string Subscription, string Name, int Quantity, bool Trial, DateOnly On, string Outlook, bool NeedsDecision, string NextTerm)
{
    public static RenewalJson From((Renewal Renewal, Customer? Customer) one)
    {
        var (renewal, customer) = one;
        return new RenewalJson(
            renewal.AccountId, renewal.CustomerId, customer?.Name ?? renewal.CustomerId, renewal.SubscriptionId, renewal.Name, renewal.Quantity, renewal.IsTrial, renewal.On,
            renewal.Outlook.ToString(), renewal.NeedsDecision, renewal.Scheduled);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RenewalJson))]
internal sealed partial class RenewalsJson : JsonSerializerContext;
