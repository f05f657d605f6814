using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Accounts;

/// <summary>The discovery runs of an account, and one of them.</summary>
internal sealed class RunsPage(ICspStore store, IDiscovery discovery, TimeProvider time, PageComposer composer)
{
    private const int Shown = 200;

    public Task<PageResult> GetListAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);

        var formats = new Formats(request.Culture);
        var now = time.GetUtcNow();
        var runs = discovery.ListRuns(account.Id, Shown).Select(run => RunView.For(run, now, formats)).ToList();
        return Task.FromResult<PageResult>(composer.Compose(
            request, "Discovery runs", WayTo(account), "runs", new RunsView(account.Name, CspPaths.Discovery(account.Id), CspPaths.Account(account.Id), runs)));
    }

    public Task<PageResult> GetOneAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["id"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (discovery.FindRun(request.RouteValues["runId"]) is not { } run || !string.Equals(run.AccountId, account.Id, StringComparison.Ordinal))
            return Task.FromResult<PageResult>(Missing.Run);

        var formats = new Formats(request.Culture);
        Breadcrumb[] way = [.. WayTo(account), new("Discovery runs", CspPaths.Runs(account.Id))];
        return Task.FromResult<PageResult>(composer.Compose(request, "Discovery run", way, "run", View(account, run, formats)));
    }

    private RunDetailView View(PartnerAccount account, DiscoveryRun run, Formats formats) => new(
        account.Name,
        RunView.For(run, time.GetUtcNow(), formats),
        run.EndedAt is { } end ? formats.Moment(end) : "Still running",
        formats.Number(run.Bytes / 1024),
        ProgressView.For(run, time.GetUtcNow(), formats),
        [.. run.Skips.Select(skip => SkipView.For(skip, formats))],
        [.. run.Errors.Select(error => UnitErrorView.For(error, RetryPathOf(run), formats))],
        CspPaths.Account(account.Id),
        run.State == DiscoveryState.InProgress ? CspPaths.DiscoveryEvents(account.Id) : "");

    // Older runs tell history: only what the newest one left undone can still be undone.
    private string RetryPathOf(DiscoveryRun run) =>
        run.State != DiscoveryState.InProgress && string.Equals(discovery.FindNewestRun(run.AccountId)?.Id, run.Id, StringComparison.Ordinal) ? CspPaths.RetryUnit(run.AccountId) : "";

    private static Breadcrumb[] WayTo(PartnerAccount account) => [.. Ways.BelowAccounts, new(account.Name, CspPaths.Account(account.Id))];
}

internal sealed record RunsView(string AccountName, string DiscoveryPath, string AccountPath, IReadOnlyList<RunView> Runs);

/// <param name="EventsPath">Of its live progress; empty when it has ended.</param>
internal sealed record RunDetailView(
    string AccountName, RunView Run, string Ended, string Kilobytes, ProgressView Progress, IReadOnlyList<SkipView> Skips, IReadOnlyList<UnitErrorView> Errors, string AccountPath, string EventsPath);
