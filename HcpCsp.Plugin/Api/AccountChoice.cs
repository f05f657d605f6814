using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api;

/// <summary>The accounts that a list is about: the one that <c>?account=</c> names, or all.</summary>
/// <param name="Id">Of the one; null for all.</param>
internal sealed record AccountChoice(string? Id, IReadOnlyList<PartnerAccount> Accounts)
{
    /// <summary>Null where there is no such account: a program that names one means that one.</summary>
    public static AccountChoice? Read(PageRequest request, ICspStore store)
    {
        if (request.FindQuery("account") is not { } id)
            return new AccountChoice(null, store.ListAccounts());
        return store.FindAccount(id) is { } account ? new AccountChoice(account.Id, [account]) : null;
    }
}
