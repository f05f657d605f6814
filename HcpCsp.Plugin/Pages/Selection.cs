using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages;

/// <summary>Which accounts a page is about: the one that <c>?account=</c> names, or all.</summary>
/// <param name="Id">Id of the one; null for all.</param>
/// <param name="All">All accounts, for the combo box.</param>
internal sealed record Selection(string? Id, IReadOnlyList<PartnerAccount> All)
{
    public IEnumerable<PartnerAccount> Chosen => Id is null ? All : All.Where(account => string.Equals(account.Id, Id, StringComparison.Ordinal));

    /// <summary>An account that is gone counts as all: an old bookmark still shows something.</summary>
    public static Selection Read(PageRequest request, ICspStore store)
    {
        var all = store.ListAccounts();
        string? id = request.FindQuery("account");
        return new Selection(all.Any(account => string.Equals(account.Id, id, StringComparison.Ordinal)) ? id : null, all);
    }
}
