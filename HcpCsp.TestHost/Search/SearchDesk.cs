using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Search;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.Search;

/// <summary>Asks every plugin that takes part in the search, side by side. One that fails or dawdles is named; the others' hits are shown.</summary>
internal sealed class SearchDesk(TimeProvider time, ILogger<SearchDesk> logger)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly SortedDictionary<string, (SearchContribution Search, PluginGate Gate)> owners = new(StringComparer.Ordinal);

    public void Set(string pluginId, SearchContribution? search, PluginGate pluginGate)
    {
        lock (gate)
        {
            if (search is not null)
                owners[pluginId] = (search, pluginGate);
        }
    }

    public void Remove(string pluginId)
    {
        lock (gate)
            owners.Remove(pluginId);
    }

    /// <summary>What a person's search can find, in the words of the plugins; empty when there is nothing to search.</summary>
    public IReadOnlyList<string> ListFinds(HcpUser user) => [.. ListFor(user).Select(static owner => owner.Search.Finds)];

    /// <returns>Found, and the plugins that couldn't say.</returns>
    public async Task<(IReadOnlyList<SearchHit> Hits, IReadOnlyList<string> Silent)> SearchAsync(SearchRequest request, CancellationToken cancellationToken)
    {
        (string Id, IReadOnlyList<SearchHit>? Hits)[] answers = await Task.WhenAll(ListFor(request.User)
            .Select(owner => AskAsync(owner.Id, owner.Search, owner.Gate, request, cancellationToken)));
        return ([.. answers.SelectMany(static answer => answer.Hits ?? [])], [.. answers.Where(static answer => answer.Hits is null).Select(static answer => answer.Id)]);
    }

    private List<(string Id, SearchContribution Search, PluginGate Gate)> ListFor(HcpUser user)
    {
        lock (gate)
            return [.. owners.Where(owner => owner.Value.Search.Roles.Any(user.IsInRole)).Select(static owner => (owner.Key, owner.Value.Search, owner.Value.Gate))];
    }

    private async Task<(string Id, IReadOnlyList<SearchHit>? Hits)> AskAsync(
        string id, SearchContribution search, PluginGate pluginGate, SearchRequest request, CancellationToken cancellationToken)
    {
        if (!pluginGate.TryEnter())
            return (id, []);
        Task<IReadOnlyList<SearchHit>> asked = AskInsideAsync(search, pluginGate, request, cancellationToken);
        try
        {
            return (id, await asked.WaitAsync(Patience, time, cancellationToken));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(error, "Plugin {Plugin} could not search", id);
            // Whatever it comes to in the end, somebody has looked at it.
            _ = asked.ContinueWith(static late => late.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            return (id, null);
        }
    }

    // On a thread of its own: a handler that blocks must not hold up the others.
    private Task<IReadOnlyList<SearchHit>> AskInsideAsync(SearchContribution search, PluginGate pluginGate, SearchRequest request, CancellationToken cancellationToken) => Task.Run(
        async () =>
        {
            try
            {
                using var patience = new CancellationTokenSource(Patience, time);
                using var any = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token, pluginGate.Closing);
                return await search.Handler(request, any.Token) ?? throw new InvalidOperationException("The search answered nothing at all.");
            }
            finally
            {
                pluginGate.Leave();
            }
        },
        CancellationToken.None);
}
