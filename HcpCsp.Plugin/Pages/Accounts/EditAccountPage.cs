using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Changes an account's name and percentages, and sends people to sign in again.</summary>
internal sealed class EditAccountPage(ICspStore store, IAccountRegistration registration, AccountActions actions, IAuditLog audit, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(store.FindAccount(request.RouteValues["id"]) is { } account
            ? Show(request, account, AccountForms.From(account, request.Culture), AccountFormView.NoErrors, 200)
            : Missing.Account);

    public Task<PageResult> PostAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);

        var form = AccountForms.Read(request) with { TenantId = account.TenantId };
        switch (actions.Save(request, account, form))
        {
            case AccountOutcome.Saved:
                return Task.FromResult(Confirmations.Lead(CspPaths.Account(account.Id), "account-saved"));
            case AccountOutcome.Refused { Check: var check }:
                return Task.FromResult<PageResult>(Show(request, account, form, check, 422));
            case AccountOutcome.Conflict { Theirs: var theirs }:
                var conflict = new FormCheck(new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    [""] = "Somebody else saved this account meanwhile. Your entries are kept: save again to replace theirs.",
                });
                return Task.FromResult<PageResult>(Show(request, account, form with { Version = theirs.Version }, conflict, 409));
            case var other:
                throw new InvalidOperationException($"{other} isn't an outcome.");
        }
    }

    public async Task<PageResult> SignInAgainAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;

        switch (await registration.BeginSignInAgainAsync(account.Id, request.SessionKey, cancellationToken))
        {
            case RegistrationStart.LeaveTo leave:
                audit.Append(AuditEntry.For(request, "csp.account.sign-in-begun", account.Name));
                return new PageResult.Redirect(leave.Address.AbsoluteUri);
            case RegistrationStart.Rejected rejected:
                return new PageResult.Problem(422, "Sign-in can't begin", string.Join(' ', rejected.Check.Errors.Values));
            case var other:
                throw new InvalidOperationException($"Unknown start {other.GetType().Name}.");
        }
    }

    private PageResult.View Show(PageRequest request, PartnerAccount account, AccountForm form, FormCheck check, int status) =>
        composer.Compose(
            request, "Edit account", [.. Ways.BelowAccounts, new Breadcrumb(account.Name, CspPaths.Account(account.Id))], "account_edit",
            new EditAccountView(account.Name, CspPaths.EditAccount(account.Id), CspPaths.Account(account.Id), AccountFormView.For(form, check, isNew: false)), status);
}

internal sealed record EditAccountView(string Name, string Action, string CancelPath, AccountFormView Form);
