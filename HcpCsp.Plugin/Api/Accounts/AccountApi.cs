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

    public IEnumerable<ApiRoute> ListRoutes()
    {
        var about = new ApiAbout(ApiGroups.Accounts, ApiValues.Account);
        return
        [
            ApiRoutes.Get(Account, GetAsync, about.One("getAccount", "One partner account: state, sign-in, percentages, newest run", AccountsJson.Default.AccountDetailAnswer, ApiStatuses.NoAccount) with
            {
                Detail = "Accounts are added, and signed in to again, by a person at Microsoft's page: that is done on the pages alone.",
            }),
            ApiRoutes.Post(Account, PostAsync, about.One("saveAccount", "Change an account's name and percentages, all of them", AccountsJson.Default.AccountDetailAnswer, ApiStatuses.NoAccount, ApiStatuses.Meanwhile, ApiStatuses.Wrong) with
            {
                Form =
                [
                    new ApiParameter("name", "Name shown in HCP, up to 100 characters.") { IsRequired = true },
                    new ApiParameter("microsoftDiscount", "Percent that Microsoft takes off, 0 to 100; counts for legacy invoices only. Empty: none.") { Type = ApiValueType.Number },
                    new ApiParameter("managedMarkup", "Default mark-up in percent for customers linked to an HCP tenant. Empty: none.") { Type = ApiValueType.Number },
                    new ApiParameter("nonManagedMarkup", "Default mark-up in percent for all other customers. Empty: none.") { Type = ApiValueType.Number },
                    ApiValues.SavedVersion,
                ],
            }),
            ApiRoutes.Post(Account + "/remove", RemoveAsync, about.Words("removeAccount", "Remove an account and what was discovered of it", ApiStatuses.NoAccount, ApiStatuses.Wrong, new ApiStatus(409, "Something that goes on for it hasn't stopped yet.")) with
            {
                Form =
                [
                    new ApiParameter("confirm", "Name of the account, to show that it is meant.") { IsRequired = true },
                    new ApiParameter("keep", "1 to keep on disk what was discovered.") { AllowedValues = ["1"] },
                ],
            }),
        ];
    }

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
        return ApiAnswers.One(AccountDetailAnswer.From(account, CountsAnswer.From(store.OpenAccount(account.Id)), run, next, time.GetUtcNow()), AccountsJson.Default.AccountDetailAnswer);
    }
}
