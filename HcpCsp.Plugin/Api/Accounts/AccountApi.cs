using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary><c>/api/csp/accounts/{id}</c>: one partner account; <c>POST</c> changes or removes it.</summary>
/// <remarks>One is added, or signed in to again, by a person at Microsoft's own page alone, so neither is here.</remarks>
internal sealed class AccountApi(ICspStore store, IDiscovery discovery, AccountActions actions, AccountRemoval removal, TimeProvider time) : IApiSection
{
    private const string Account = "/api/csp/accounts/{id}";

    public IEnumerable<ApiRoute> ListRoutes() =>
    [
        ApiRoutes.Get(Account, GetAsync),
        ApiRoutes.Post(Account, PostAsync),
        ApiRoutes.Post(Account + "/remove", RemoveAsync),
    ];

    public async Task<ApiResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        store.FindAccount(request.RouteValues["id"]) is { } account ? await AnswerAsync(account, cancellationToken) : ApiAnswers.UnknownAccount;

    /// <summary>Whole, with the <c>version</c> that was read: a percentage that isn't named is none.</summary>
    public async Task<ApiResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        AccountForm form = AccountForms.Read(request.AsProgram()) with { TenantId = account.TenantId };
        return actions.Save(request, account, form) switch
        {
            AccountOutcome.Saved saved => await AnswerAsync(saved.Account, cancellationToken),
            AccountOutcome.Refused refused => ApiAnswers.Refused("csp.account", AccountForms.ErrorsByField(refused.Check)),
            AccountOutcome.Conflict conflict => ApiAnswers.Conflict("csp.account.conflict", Describe(conflict.Theirs)),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        };
    }

    public async Task<ApiResult> RemoveAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return ApiAnswers.UnknownAccount;
        return await removal.RemoveAsync(request, account, cancellationToken) switch
        {
            RemovalOutcome.Removed removed => ApiAnswers.Done("csp.account.removed", removed.KeepsHistory ? "The account is removed. What was discovered of it is kept." : "The account and all that was discovered of it are removed."),
            RemovalOutcome.NotConfirmed => ApiAnswers.Refused("csp.account", new Dictionary<string, string>(StringComparer.Ordinal) { ["confirm"] = "This isn't the account's name. Nothing was removed." }),
            RemovalOutcome.Busy busy => ApiAnswers.Conflict("csp.account.busy", busy.Reason),
            var other => throw new InvalidOperationException($"{other} isn't an outcome."),
        };
    }

    private static string Describe(PartnerAccount theirs)
    {
        AccountForm form = AccountForms.From(theirs, System.Globalization.CultureInfo.InvariantCulture);
        return $"Somebody else saved meanwhile, version {theirs.Version}: name {form.Name}, microsoftDiscount {OrNone(form.MicrosoftDiscount)}, managedMarkup {OrNone(form.ManagedMarkup)}, nonManagedMarkup {OrNone(form.NonManagedMarkup)}.";
    }

    private static string OrNone(string text) => text.Length == 0 ? "none" : text;

    private async Task<ApiResult> AnswerAsync(PartnerAccount account, CancellationToken cancellationToken)
    {
        DateTimeOffset? next = await discovery.FindNextRunAsync(account.Id, cancellationToken);
        DiscoveryRun? run = discovery.FindNewestRun(account.Id);
        return ApiAnswers.One(AccountJson.From(account, CountsJson.From(store.OpenAccount(account.Id)), run, next, time.GetUtcNow()), AccountsJson.Default.AccountJson);
    }
}
