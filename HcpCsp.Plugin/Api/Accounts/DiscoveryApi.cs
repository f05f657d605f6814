using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary><c>/api/csp/accounts/{id}/discovery</c> and <c>…/runs</c>: how far discovery is and how it went; <c>POST</c> starts and stops it.</summary>
internal sealed class DiscoveryApi(ICspStore store, IDiscovery discovery, DiscoveryOrders orders) : IApiSection
{
    private const string Discovery = "/api/csp/accounts/{id}/discovery";
    private const string Runs = "/api/csp/accounts/{id}/runs";

    // As far back as the page goes.
    private const int MostRuns = 200;

    private static readonly ApiResult UnknownRun = ApiAnswers.Unknown("csp.run.unknown", "There is no such discovery run of this account.");

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Discovery, GetNewestAsync),
        ApiRoutes.Post(Discovery, TriggerAsync),
        ApiRoutes.Post(Discovery + "/stop", StopAsync),
        ApiRoutes.Post(Discovery + "/unit", RetryUnitAsync),
        ApiRoutes.Get(Runs, GetListAsync),
        ApiRoutes.Get(Runs + "/{runId}", GetOneAsync),
    ];

    /// <summary>The newest run: as far as it is while it goes on.</summary>
    public Task<ApiResult> GetNewestAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, account => Answer(discovery.FindNewestRun(account.Id)));

    public Task<ApiResult> GetListAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, account => ApiAnswers.Page(discovery.ListRuns(account.Id, MostRuns), ApiPaging.From(request), RunJson.From, AccountsJson.Default.RunJson));

    public Task<ApiResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, account =>
        Answer(discovery.FindRun(request.RouteValues["runId"]) is { } run && string.Equals(run.AccountId, account.Id, StringComparison.Ordinal) ? run : null));

    /// <summary>Answers at once; asked again while one goes on, it is that one.</summary>
    public async Task<ApiResult> TriggerAsync(PageRequest request, CancellationToken cancellationToken) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? Started(await orders.TriggerAsync(request, account, cancellationToken)) : ApiAnswers.UnknownAccount;

    public async Task<ApiResult> RetryUnitAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        return await orders.RetryUnitAsync(request, account, cancellationToken) is { } run
            ? Started(run)
            : ApiAnswers.Refused("csp.discovery", new Dictionary<string, string>(StringComparer.Ordinal) { ["unit"] = "It didn't fail in the newest run: there is nothing to read again." });
    }

    public async Task<ApiResult> StopAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        return await orders.StopAsync(request, account, cancellationToken)
            ? ApiAnswers.Done("csp.discovery.stopping", "Discovery is stopping. The next one goes on where it stopped.", 202)
            : ApiAnswers.Done("csp.discovery.idle", "Discovery wasn't running.");
    }

    private static ApiResult Started(string run) => ApiAnswers.One(new StartedRunJson(run), AccountsJson.Default.StartedRunJson) with { Status = 202 };

    private static ApiResult Answer(DiscoveryRun? run) => run is null ? UnknownRun : ApiAnswers.One(RunDetailJson.From(run), AccountsJson.Default.RunDetailJson);

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<PartnerAccount, ApiResult> answer) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account ? answer(account) : ApiAnswers.UnknownAccount);
}
