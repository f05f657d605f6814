using System.Globalization;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <inheritdoc cref="IAccountRegistration"/>
internal sealed class AccountRegistration(
    ICspStore store,
    PendingRegistrations pendings,
    SignInApps apps,
    Scopes scopes,
    AuthorizeRequests requests,
    TokenVault vault,
    TokenSource tokens,
    ConsentCheck consent,
    AccountEntry entry,
    SignInUpkeepSchedule upkeep,
    IOptions<MicrosoftOptions> options,
    ILogger<AccountRegistration> logger) : IAccountRegistration
{
    public Task<RegistrationStart> BeginAsync(AccountForm form, string sessionKey, CancellationToken cancellationToken)
    {
        AccountFormCheck check = AccountFormCheck.ForNew(form, store.ListAccounts());
        return check.Result.IsValid
            ? LeaveAsync(form, check.TenantId, account: null, sessionKey, cancellationToken)
            : Task.FromResult<RegistrationStart>(new RegistrationStart.Rejected(check.Result));
    }

    public Task<RegistrationStart> BeginSignInAgainAsync(string accountId, string sessionKey, CancellationToken cancellationToken) =>
        store.FindAccount(accountId) is { } account
            ? LeaveAsync(ToForm(account), account.TenantId, account, sessionKey, cancellationToken)
            : Task.FromResult<RegistrationStart>(new RegistrationStart.Rejected(FormError("This account was removed meanwhile.")));

    public async Task<RegistrationEnd> CompleteAsync(IReadOnlyDictionary<string, string> query, string sessionKey, CancellationToken cancellationToken)
    {
        string state = query.GetValueOrDefault("state", "");
        if (pendings.Take(state, sessionKey) is not { } pending)
        {
            // The page of a refusal that is loaded again: what was typed is still there.
            PendingRegistration? taken = pendings.FindTaken(state, sessionKey);
            return new RegistrationEnd.Refused(
                RefusalReason.UnknownState,
                "This answer belongs to no registration of this browser, was used already, or came after more than 30 minutes.",
                "Start again with Login with Microsoft, in one browser.",
                Refusals.IdOfForm(taken),
                taken?.AccountId);
        }

        RegistrationEnd end = await CompleteAsync(pending, query, cancellationToken);
        tokens.Forget(pending.TokenKey);
        vault.DropPending(pending.TokenKey);
        if (end is RegistrationEnd.Refused refused)
        {
            logger.LogWarning("Registration of partner tenant {TenantId} refused: {Reason}. {What}", pending.TenantId, refused.Reason, refused.What);
            return end;
        }

        pendings.Close(pending);
        // The account is there: nothing gives up now.
        await upkeep.SetAsync(CancellationToken.None);
        return end;
    }

    public AccountForm? FindPendingForm(string pendingId, string sessionKey) => pendings.Find(pendingId, sessionKey)?.Form;

    public FormCheck Update(string accountId, AccountForm form)
    {
        AccountFormCheck check = AccountFormCheck.ForChange(form);
        if (!check.Result.IsValid)
            return check.Result;
        if (store.FindAccount(accountId) is not { } account)
            return FormError("This account was removed meanwhile.");
        try
        {
            store.SaveAccount(check.Fill(account) with { Version = form.Version });
            return check.Result;
        }
        catch (ConcurrentEditException)
        {
            return FormError("Somebody else changed this account meanwhile. Open it again to see the change, then repeat yours.");
        }
    }

    public void ForgetSignIn(string accountId) => tokens.Forget(accountId);

    private static FormCheck FormError(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [""] = text });

    private static AccountForm ToForm(PartnerAccount account) => new()
    {
        Name = account.Name,
        TenantId = account.TenantId,
        MicrosoftDiscount = account.MicrosoftDiscountPercent?.ToString(CultureInfo.InvariantCulture) ?? "",
        ManagedMarkup = account.ManagedMarkupPercent?.ToString(CultureInfo.InvariantCulture) ?? "",
        NonManagedMarkup = account.NonManagedMarkupPercent?.ToString(CultureInfo.InvariantCulture) ?? "",
        Culture = CultureInfo.InvariantCulture,
        Version = account.Version,
    };

    private async Task<RegistrationStart> LeaveAsync(
        AccountForm form, string tenantId, PartnerAccount? account, string sessionKey, CancellationToken cancellationToken)
    {
        if (options.Value.FindMissingRegistration() is { } missing)
            return new RegistrationStart.Rejected(FormError("Nobody can sign in yet. " + missing));
        string claims = account is { ClaimsChallenge.Length: > 0 } ? account.ClaimsChallenge : pendings.FindClaims(tenantId, sessionKey);
        PendingRegistration pending = pendings.Open(form, tenantId, account?.Id, sessionKey);
        try
        {
            return new RegistrationStart.LeaveTo(await requests.CreateAsync(pending, claims, cancellationToken));
        }
        catch (Exception exception) when (FindFault(exception) is { } fault)
        {
            pendings.Close(pending);
            logger.LogWarning(exception, "Nobody can be sent to sign in at partner tenant {TenantId}.", tenantId);
            return new RegistrationStart.Rejected(FormError(fault.Text));
        }
    }

    private static SignInFault? FindFault(Exception exception) => exception switch
    {
        MsalException refused => SignInFault.From(refused),
        ClientCertificateException unusable => SignInFault.From(unusable),
        _ => null,
    };

    private async Task<RegistrationEnd> CompleteAsync(PendingRegistration pending, IReadOnlyDictionary<string, string> query, CancellationToken cancellationToken)
    {
        try
        {
            if (query.GetValueOrDefault("error") is { Length: > 0 } error)
                return Refusals.Of(pending, SignInFault.From(EntraError.OfRedirect(error, query.GetValueOrDefault("error_description", "")), isPassing: false));
            AuthenticationResult result = await apps.Get(pending.TokenKey, pending.TenantId)
                .AcquireTokenByAuthorizationCode(scopes.Of(TokenAudience.PartnerCenter), query.GetValueOrDefault("code", ""))
                .WithPkceCodeVerifier(pending.CodeVerifier)
                .ExecuteAsync(cancellationToken);
            ConsentOutcome outcome = await consent.CheckAsync(
                new PartnerTenant(pending.TokenKey, pending.TenantId),
                TokenClaims.FindTenant(result.IdToken) ?? TokenClaims.FindTenant(result.AccessToken) ?? result.TenantId,
                TokenClaims.FindMfa(result.AccessToken) ?? TokenClaims.FindMfa(result.IdToken),
                cancellationToken);
            return outcome switch
            {
                ConsentOutcome.Good good => entry.Enter(pending, good, result.Account?.Username ?? ""),
                ConsentOutcome.Bad when !vault.IsPending(pending.TokenKey) => Refusals.Lapsed(pending),
                ConsentOutcome.Bad bad => Refusals.Of(pending, bad.Reason, bad.What, bad.WhatToDo),
                _ => throw new InvalidOperationException("Not an outcome."),
            };
        }
        catch (Exception exception) when (FindFault(exception) is { } fault)
        {
            pending.Claims = fault.Claims;
            return Refusals.Of(pending, fault);
        }
        catch (SignInNeededException) when (!vault.IsPending(pending.TokenKey))
        {
            return Refusals.Lapsed(pending);
        }
        catch (SignInNeededException exception)
        {
            return Refusals.Of(pending, RefusalReason.Configuration, exception.Message, "Put that right, then sign in again.");
        }
        catch (Exception exception) when (exception is PartnerCenterException or HttpRequestException)
        {
            string advice = (exception as PartnerCenterException)?.Advice is { Length: > 0 } given ? given : "Try again in a few minutes.";
            return Refusals.Of(pending, RefusalReason.TryLater, exception.Message, advice);
        }
    }
}
