using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Where Microsoft's sign-in comes back to.</summary>
internal sealed class ConsentPage(IAccountRegistration registration, IDiscovery discovery, IAuditLog audit, PageComposer composer)
{
    public async Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var query = request.Query.Where(pair => pair.Value.Count > 0).ToDictionary(pair => pair.Key, pair => pair.Value[0], StringComparer.OrdinalIgnoreCase);
        switch (await registration.CompleteAsync(query, request.SessionKey, cancellationToken))
        {
            case RegistrationEnd.Registered registered:
                audit.Append(AuditEntry.For(request, "csp.account.added", registered.Account.Name));
                await discovery.ScheduleAsync(registered.Account.Id, cancellationToken);
                return new PageResult.Redirect(CspPaths.With(CspPaths.Account(registered.Account.Id), ("welcome", "1")));
            case RegistrationEnd.SignedInAgain again:
                audit.Append(AuditEntry.For(request, "csp.account.signed-in-again", again.Account.Name));
                return Confirmations.Lead(CspPaths.Account(again.Account.Id), await ResumeAsync(again.Account.Id, request, cancellationToken) ? "signed-in-resumed" : "signed-in");
            case RegistrationEnd.Refused refused:
                audit.Append(AuditEntry.For(request, "csp.account.refused", refused.Reason.ToString()));
                return composer.Compose(request, "Sign-in refused", Ways.BelowAccounts, "consent_refused", View(refused), 422);
            case var other:
                throw new InvalidOperationException($"Unknown end {other.GetType().Name}.");
        }
    }

    /// <summary>A discovery that ended for want of a sign-in goes on by itself.</summary>
    private async Task<bool> ResumeAsync(string accountId, PageRequest request, CancellationToken cancellationToken)
    {
        if (discovery.FindNewestRun(accountId)?.State != DiscoveryState.Error)
            return false;
        await discovery.TriggerAsync(accountId, request.User, DiscoveryScope.Changes, cancellationToken);
        return true;
    }

    private static ConsentRefusedView View(RegistrationEnd.Refused refused) => new(
        refused.What,
        refused.WhatToDo,
        refused.AccountId is { } account ? CspPaths.SignIn(account) : "",
        CspPaths.With(CspPaths.AddAccount, ("pending", refused.PendingId)),
        refused.PendingId is not null,
        refused.AccountId is { } id ? CspPaths.Account(id) : CspPaths.Accounts);
}

/// <param name="SignInPath">Where to post to sign in again; empty when no account was meant.</param>
internal sealed record ConsentRefusedView(string What, string WhatToDo, string SignInPath, string FormPath, bool KeepsEntries, string BackPath);
