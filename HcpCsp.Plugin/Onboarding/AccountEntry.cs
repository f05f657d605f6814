using System.Security.Cryptography;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Enters what passed its checks: a new account, or the new sign-in of one, always together with its tokens.</summary>
internal sealed class AccountEntry(ICspStore store, TokenVault vault, TokenSource tokens, TimeProvider time)
{
    private readonly Lock saving = new();

    public RegistrationEnd Enter(PendingRegistration pending, ConsentOutcome.Good found, string signedInAs)
    {
        // One at a time: two registrations of one tenant may come back together.
        lock (saving)
            return pending.AccountId is { } accountId ? EnterSignIn(pending, accountId, found, signedInAs) : EnterAccount(pending, found, signedInAs);
    }

    private RegistrationEnd EnterAccount(PendingRegistration pending, ConsentOutcome.Good found, string signedInAs)
    {
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

        var account = new PartnerAccount
        {
            // Of a tenant that was registered before, what was kept of it goes on.
            Id = store.FindKeptAccount(check.TenantId) ?? RandomNumberGenerator.GetHexString(12, lowercase: true),
            Name = check.Name,
            TenantId = check.TenantId,
            CreatedAt = time.GetUtcNow(),
        };
        if (!vault.Settle(pending.TokenKey, account.Id))
            return Refusals.Lapsed(pending);
        try
        {
            return new RegistrationEnd.Registered(store.SaveAccount(SignedIn(check.Fill(account), found, signedInAs)));
        }
        catch
        {
            store.RemoveTokenCache(account.Id);
            throw;
        }
    }

    private RegistrationEnd EnterSignIn(PendingRegistration pending, string accountId, ConsentOutcome.Good found, string signedInAs)
    {
        if (store.FindAccount(accountId) is null)
            return Refusals.Of(pending, RefusalReason.UnknownState, "This account was removed meanwhile.", "Add it again.");
        if (!vault.Settle(pending.TokenKey, accountId))
            return Refusals.Lapsed(pending);
        tokens.Forget(accountId);
        store.UpdateAccount(accountId, account => SignedIn(account, found, signedInAs));
        return new RegistrationEnd.SignedInAgain(store.FindAccount(accountId)!);
    }

    private PartnerAccount SignedIn(PartnerAccount account, ConsentOutcome.Good found, string signedInAs) => account with
    {
        OrganizationName = found.Organization.CompanyName,
        SignedInAs = signedInAs,
        Mfa = found.Mfa,
        TokenState = TokenState.Connected,
        TokenDetail = "",
        ClaimsChallenge = "",
        TokenRefreshedAt = time.GetUtcNow(),
    };
}
