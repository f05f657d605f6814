using System.Globalization;
using System.Runtime.CompilerServices;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages;

/// <summary>
/// Pages that follow what changes in the store while they stand open: the script hears of a change, fetches the page again, and brings
/// the parts marked <c>data-live-part</c> (each with an id) to their new form.
/// </summary>
internal sealed class LivePages(ICspStore store, IDiscovery discovery, PageAssets assets, TimeProvider time)
{
    private static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    // Revisions begin anew with the process; a page that was made before must see another stamp.
    private readonly string origin = time.GetUtcNow().UtcTicks.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Has the page listen. What changes after its handler began is news to it.</summary>
    public PageHandler Follow(PageHandler handler) => async (request, cancellationToken) =>
    {
        string stamp = ReadStamp();
        PageResult result = await handler(request, cancellationToken);
        return result is PageResult.View view
            ? view with
            {
                BodyHtml = $"""{view.BodyHtml}<div hidden data-live-changes="{CspPaths.Changes}" data-live-stamp="{stamp}"></div>""",
                Scripts = [assets.MorphScript, .. view.Scripts],
            }
            : result;
    };

    public Task<PageResult> WatchAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(new PageResult.LiveEvents(EventsAsync(cancellationToken)));

    private async IAsyncEnumerable<ServerEvent> EventsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pace, time);
        string told = "";
        do
        {
            string stamp = ReadStamp();
            if (!string.Equals(stamp, told, StringComparison.Ordinal))
                yield return new ServerEvent("changed", $"\"{stamp}\"");
            told = stamp;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private string ReadStamp() => string.Create(
        CultureInfo.InvariantCulture, $"{origin}-{store.Revision}-{string.Join('-', store.ListAccounts().Select(ReadStamp))}");

    /// <summary>Of one account: what is stored, and how far its discovery is.</summary>
    private string ReadStamp(PartnerAccount account)
    {
        long revision = store.OpenAccount(account.Id).Revision;
        return discovery.FindNewestRun(account.Id) is { State: DiscoveryState.InProgress } run
            ? string.Create(CultureInfo.InvariantCulture, $"{revision}.{run.Requests}.{run.Lines}.{run.UsageLines}")
            : revision.ToString(CultureInfo.InvariantCulture);
    }
}
