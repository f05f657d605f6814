using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Providers;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Azure &gt; CSP in the host's account management.</summary>
internal sealed class CspProvider(ICspStore store, IDiscovery discovery)
{
    public ProviderContribution Describe() => new()
    {
        CloudGroup = "Azure",
        AccountType = "CSP",
        DisplayName = "Azure CSP Account",
        IconSvg = Icons.Account,
        PagePath = CspPaths.Accounts,
        AddAccountPath = CspPaths.AddAccount,
        AccountForm = AccountFields.All,
        Role = HcpRoles.CloudAdmin,
        ListAccountsAsync = _ => Task.FromResult<IReadOnlyList<AccountRow>>([.. store.ListAccounts().Select(Row)]),
    };

    private AccountRow Row(PartnerAccount account)
    {
        var state = discovery.FindNewestRun(account.Id)?.State ?? DiscoveryState.NotStarted;
        return new AccountRow
        {
            Id = account.Id,
            Name = account.Name,
            State = state.Caption(),
            StateKind = StateView.KindOf(state),
            Path = CspPaths.Account(account.Id),
            Actions =
            [
                state == DiscoveryState.InProgress
                    ? new AccountAction("Stop", CspPaths.StopDiscovery(account.Id), IsPost: true)
                    : new AccountAction("Trigger Discovery", CspPaths.Discovery(account.Id), IsPost: true),
                new AccountAction("Runs", CspPaths.Runs(account.Id), IsPost: false),
                new AccountAction("Edit", CspPaths.EditAccount(account.Id), IsPost: false),
                new AccountAction("Sign in again", CspPaths.SignIn(account.Id), IsPost: true),
                new AccountAction("Remove", CspPaths.RemoveAccount(account.Id), IsPost: false),
            ],
        };
    }
}
