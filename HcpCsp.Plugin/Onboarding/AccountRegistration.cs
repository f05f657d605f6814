using System.Globalization;
using System.Security.Cryptography;
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
    SignInUpkeepSchedule upkeep,
    IOptions<MicrosoftOptions> options,
    TimeProvider time,
    ILogger<AccountRegistration> logger) : IAccountRegistration
{
    private readonly Lock saving = new();

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
                IdOfForm(taken),
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
            store.SaveAccount(Fill(account, check) with { Version = form.Version });
            return check.Result;
        }
        catch (ConcurrentEditException)
        {
            return FormError("Somebody else changed this account meanwhile. Open it again to see the change, then repeat yours.");
        }
    }

    public void ForgetSignIn(string accountId) => tokens.Forget(accountId);

    private static FormCheck FormError(string text) => new(new Dictionary<string, string>(StringComparer.Ordinal) { [""] = text });

    private static PartnerAccount Fill(PartnerAccount account, AccountFormCheck check) => account with
    {
        Name = check.Name,
        MicrosoftDiscountPercent = check.MicrosoftDiscount,
        ManagedMarkupPercent = check.ManagedMarkup,
        NonManagedMarkupPercent = check.NonManagedMarkup,
    };

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
                return Refuse(pending, SignInFault.From(EntraError.OfRedirect(error, query.GetValueOrDefault("error_description", "")), isPassing: false));
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
                ConsentOutcome.Good good => Save(pending, good, result.Account?.Username ?? ""),
                ConsentOutcome.Bad when !vault.IsPending(pending.TokenKey) => RefuseLapsed(pending),
                ConsentOutcome.Bad bad => Refuse(pending, bad.Reason, bad.What, bad.WhatToDo),
                _ => throw new InvalidOperationException("Not an outcome."),
            };
        }
        catch (Exception exception) when (FindFault(exception) is { } fault)
        {
            pending.Claims = fault.Claims;
            return Refuse(pending, fault);
        }
        catch (SignInNeededException) when (!vault.IsPending(pending.TokenKey))
        {
            return RefuseLapsed(pending);
        }
        catch (SignInNeededException exception)
        {
            return Refuse(pending, RefusalReason.Configuration, exception.Message, "Put that right, then sign in again.");
        }
        catch (Exception exception) when (exception is PartnerCenterException or HttpRequestException)
        {
            string advice = (exception as PartnerCenterException)?.Advice is { Length: > 0 } given ? given : "Try again in a few minutes.";
            return Refuse(pending, RefusalReason.TryLater, exception.Message, advice);
        }
    }

    private RegistrationEnd Save(PendingRegistration pending, ConsentOutcome.Good found, string signedInAs)
    {
        lock (saving)
        {
            if (pending.AccountId is { } accountId)
                return SaveSignIn(pending, accountId, found, signedInAs);
            AccountFormCheck check = AccountFormCheck.ForNew(pending.Form, []);
            if (store.ListAccounts().FirstOrDefault(account => string.Equals(account.TenantId, check.TenantId, StringComparison.OrdinalIgnoreCase)) is { } existing)
            {
                return new RegistrationEnd.Refused(
                    RefusalReason.AlreadyRegistered,
                    $"This partner tenant is registered already, as \"{existing.Name}\".",
                    "Use that account; sign in again there if its sign-in has lapsed.",
                    pending.Id,
                    existing.Id);
            }

            DateTimeOffset now = time.GetUtcNow();
            var account = new PartnerAccount
            {
                Id = RandomNumberGenerator.GetHexString(12, lowercase: true),
                Name = check.Name,
                TenantId = check.TenantId,
                OrganizationName = found.Organization.CompanyName,
                SignedInAs = signedInAs,
                Mfa = found.Mfa,
                TokenState = TokenState.Connected,
                TokenRefreshedAt = now,
                CreatedAt = now,
            };
            if (!vault.Settle(pending.TokenKey, account.Id))
                return RefuseLapsed(pending);
            try
            {
                return new RegistrationEnd.Registered(store.SaveAccount(Fill(account, check)));
            }
            catch
            {
                store.RemoveTokenCache(account.Id);
                throw;
            }
        }
    }

    private RegistrationEnd SaveSignIn(PendingRegistration pending, string accountId, ConsentOutcome.Good found, string signedInAs)
    {
        if (store.FindAccount(accountId) is null)
            return Refuse(pending, RefusalReason.UnknownState, "This account was removed meanwhile.", "Add it again.");
        if (!vault.Settle(pending.TokenKey, accountId))
            return RefuseLapsed(pending);
        tokens.Forget(accountId);
        DateTimeOffset now = time.GetUtcNow();
        store.UpdateAccount(accountId, account => account with
        {
            OrganizationName = found.Organization.CompanyName,
            SignedInAs = signedInAs,
            Mfa = found.Mfa,
            TokenState = TokenState.Connected,
            TokenDetail = "",
            ClaimsChallenge = "",
            TokenRefreshedAt = now,
        });
        return new RegistrationEnd.SignedInAgain(store.FindAccount(accountId)!);
    }

    private static RegistrationEnd.Refused Refuse(PendingRegistration pending, RefusalReason reason, string what, string whatToDo) =>
        new(reason, what, whatToDo, IdOfForm(pending), pending.AccountId);

    // Its form went with it.
    private static RegistrationEnd.Refused RefuseLapsed(PendingRegistration pending) => new(
        RefusalReason.UnknownState,
        "This registration lapsed before its answer was checked: it took more than 30 minutes, or too many others were begun meanwhile.",
        "Start again with Login with Microsoft.",
        PendingId: null,
        pending.AccountId);

    // Nobody filled in a form to sign in again.
    private static string? IdOfForm(PendingRegistration? pending) => pending is { AccountId: null } ? pending.Id : null;

    private static RegistrationEnd.Refused Refuse(PendingRegistration pending, SignInFault fault) =>
        Refuse(pending, fault.Reason, fault.Code.Length > 0 ? $"{fault.What} ({fault.Code})" : fault.What, fault.WhatToDo);
}
