using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Accounts;

/// <summary>Changes an account's name and percentages, written into the audit trail.</summary>
internal sealed class AccountActions(ICspStore store, IAccountRegistration registration, IAuditLog audit)
{
    public AccountOutcome Save(PageRequest request, PartnerAccount account, AccountForm form)
    {
        try
        {
            FormCheck check = registration.Update(account.Id, form);
            if (!check.IsValid)
                return new AccountOutcome.Refused(check);
        }
        catch (ConcurrentEditException)
        {
            return new AccountOutcome.Conflict(store.FindAccount(account.Id) ?? account);
        }

        audit.Append(AuditEntry.For(request, "csp.account.changed", form.Name));
        return new AccountOutcome.Saved(store.FindAccount(account.Id) ?? account);
    }
}

/// <summary>What came of saving an account.</summary>
internal abstract record AccountOutcome
{
    private AccountOutcome()
    {
    }

    public sealed record Saved(PartnerAccount Account) : AccountOutcome;

    public sealed record Refused(FormCheck Check) : AccountOutcome;

    /// <param name="Theirs">What somebody else saved meanwhile.</param>
    public sealed record Conflict(PartnerAccount Theirs) : AccountOutcome;
}
