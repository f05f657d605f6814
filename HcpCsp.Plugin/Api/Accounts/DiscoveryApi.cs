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

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Accounts, ApiValues.Account);
        var noRun = new ApiStatus(404, "There is no such account, or no such run of it.");
        var begun = new ApiStatus(202, "It is begun; one that goes on already is that one.");
        return
        [
            ApiRoutes.Get(Discovery, GetNewestAsync, about.One("getDiscovery", "The newest discovery run: how far it is, or how it ended", AccountsJson.Default.RunDetailAnswer, noRun)),
            ApiRoutes.Post(Discovery, TriggerAsync, about.One("triggerDiscovery", "Start discovery", AccountsJson.Default.StartedRunAnswer) with
            {
                Form = [new ApiParameter("full", "1 to read everything again, not changes alone.") { AllowedValues = ["1"] }], Statuses = [begun, ApiStatuses.NoAccount],
            }),
            ApiRoutes.Post(Discovery + "/stop", StopAsync, about.Words("stopDiscovery", "Stop discovery") with
            {
                Statuses = [new ApiStatus(200, "It wasn't running."), new ApiStatus(202, "It is stopping."), ApiStatuses.NoAccount],
            }),
            ApiRoutes.Post(Discovery + "/unit", RetryUnitAsync, about.One("retryUnit", "Read one unit again that failed in the newest run", AccountsJson.Default.StartedRunAnswer) with
            {
                Form = [new ApiParameter("unit", "Key of the unit, as the run's errors have it.") { IsRequired = true }], Statuses = [begun, ApiStatuses.NoAccount, new ApiStatus(422, "It didn't fail in the newest run.")],
            }),
            ApiRoutes.Get(Runs, GetListAsync, about.List("listRuns", "The discovery runs of an account, the newest first", AccountsJson.Default.RunAnswerArray, ApiStatuses.NoAccount)),
            ApiRoutes.Get(Runs + "/{runId}", GetOneAsync, new ApiAbout(ApiGroups.Accounts, ApiValues.Account, new ApiParameter("runId", "Id of the run."))
                .One("getRun", "One discovery run with its units and errors", AccountsJson.Default.RunDetailAnswer, noRun)),
        ];
    }

    /// <summary>The newest run: as far as it is while it goes on.</summary>
    public Task<ApiResult> GetNewestAsync(PageRequest request, CancellationToken cancellationToken) => AnswerAsync(request, account => Answer(discovery.FindNewestRun(account.Id)));

    public Task<ApiResult> GetListAsync(PageRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(request, account => ApiAnswers.Page(discovery.ListRuns(account.Id, MostRuns), ApiPaging.From(request), RunAnswer.From, AccountsJson.Default.RunAnswerArray));

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

    private static ApiResult Started(string run) => ApiAnswers.One(new StartedRunAnswer(run), AccountsJson.Default.StartedRunAnswer) with { Status = 202 };

    private static ApiResult Answer(DiscoveryRun? run) => run is null ? UnknownRun : ApiAnswers.One(RunDetailAnswer.From(run), AccountsJson.Default.RunDetailAnswer);

    private Task<ApiResult> AnswerAsync(PageRequest request, Func<PartnerAccount, ApiResult> answer) =>
        Task.FromResult(store.FindAccount(request.RouteValues["id"]) is { } account ? answer(account) : ApiAnswers.UnknownAccount);
}
