using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>The provider page, Azure &gt; CSP: all partner accounts.</summary>
internal sealed class AccountsPage(ICspStore store, IDiscovery discovery, TimeProvider time, PageComposer composer)
{
    public async Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var rows = new List<AccountRowView>();
        foreach (var account in store.ListAccounts())
            rows.Add(Row(account, discovery.FindNewestRun(account.Id), time.GetUtcNow(), await discovery.FindNextRunAsync(account.Id, cancellationToken), formats));
        return composer.Compose(request, "Azure CSP Account", Ways.ToAccounts, "accounts", new AccountsView(Confirmations.Find(request), CspPaths.AddAccount, rows));
    }

    private static AccountRowView Row(PartnerAccount account, DiscoveryRun? run, DateTimeOffset now, DateTimeOffset? next, Formats formats) => new()
    {
        Name = account.Name,
        TenantId = account.TenantId,
        Organization = account.OrganizationName,
        Path = CspPaths.Account(account.Id),
        State = StateView.For(run?.State ?? DiscoveryState.NotStarted),
        Running = run?.State == DiscoveryState.InProgress,
        Progress = run is { State: DiscoveryState.InProgress } ? ProgressView.For(run, now, formats) : null,
        SignIn = StateView.For(account.TokenState),
        SignInDetail = account.TokenDetail,
        LapsesOn = account.ConsentLapsesAt is { } day ? formats.Day(day) : "",
        LastDiscovery = run is null ? "Never" : formats.Moment(run.EndedAt ?? run.StartedAt),
        NextDiscovery = next is { } moment ? formats.Moment(moment) : "Not scheduled",
        DiscoveryPath = CspPaths.Discovery(account.Id),
        StopPath = CspPaths.StopDiscovery(account.Id),
        RunsPath = CspPaths.Runs(account.Id),
        EditPath = CspPaths.EditAccount(account.Id),
        SignInPath = CspPaths.SignIn(account.Id),
        RemovePath = CspPaths.RemoveAccount(account.Id),
    };
}

internal sealed record AccountsView(string Confirmation, string AddPath, IReadOnlyList<AccountRowView> Rows);

internal sealed record AccountRowView
{
    public required string Name { get; init; }

    public required string TenantId { get; init; }

    public required string Organization { get; init; }

    public required string Path { get; init; }

    public required StateView State { get; init; }

    public required bool Running { get; init; }

    /// <summary>Null when nothing runs.</summary>
    public required ProgressView? Progress { get; init; }

    public required StateView SignIn { get; init; }

    public required string SignInDetail { get; init; }

    /// <summary>When the consent lapses without use; empty when that can't be told.</summary>
    public required string LapsesOn { get; init; }

    public required string LastDiscovery { get; init; }

    public required string NextDiscovery { get; init; }

    public required string DiscoveryPath { get; init; }

    public required string StopPath { get; init; }

    public required string RunsPath { get; init; }

    public required string EditPath { get; init; }

    public required string SignInPath { get; init; }

    public required string RemovePath { get; init; }
}
