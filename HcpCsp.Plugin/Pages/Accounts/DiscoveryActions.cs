using System.Runtime.CompilerServices;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Accounts;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>Trigger Discovery, Stop, and the live progress that the account page listens to.</summary>
internal sealed class DiscoveryActions(ICspStore store, IDiscovery discovery, DiscoveryOrders orders, TimeProvider time)
{
    public async Task<PageResult> TriggerAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        await orders.TriggerAsync(request, account, cancellationToken);
        return Confirmations.Lead(CspPaths.Account(account.Id), "discovery-started");
    }

    /// <summary>Reads one unit again that failed in the newest run.</summary>
    public async Task<PageResult> RetryUnitAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        string? run = await orders.RetryUnitAsync(request, account, cancellationToken);
        return Confirmations.Lead(CspPaths.Account(account.Id), run is null ? "unit-not-failed" : "unit-retried");
    }

    public async Task<PageResult> StopAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Missing.Account;
        bool stopped = await orders.StopAsync(request, account, cancellationToken);
        return Confirmations.Lead(CspPaths.Account(account.Id), stopped ? "discovery-stopped" : "discovery-idle");
    }

    public Task<PageResult> WatchAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(store.FindAccount(request.RouteValues["id"]) is { } account
            ? new PageResult.LiveEvents(EventsAsync(account.Id, new Formats(request.Culture), cancellationToken))
            : Missing.Account);

    private async IAsyncEnumerable<ServerEvent> EventsAsync(string accountId, Formats formats, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var data = store.OpenAccount(accountId);
        await foreach (var run in discovery.WatchAsync(accountId, cancellationToken))
            yield return new ServerEvent("progress", ProgressView.For(run, time.GetUtcNow(), formats).ToJson(AccountCountsView.For(data, accountId, formats)));
    }
}
