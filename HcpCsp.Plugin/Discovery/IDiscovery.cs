using HcpCsp.Abstractions;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Starts, stops and tells about discovery. Used by pages and by onboarding.</summary>
internal interface IDiscovery
{
    /// <summary>Starts a run, or finds the running one.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="requestedBy">Who asks; null for the system.</param>
    /// <param name="scope">How much to read.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Id of the run.</returns>
    Task<string> TriggerAsync(string accountId, HcpUser? requestedBy, DiscoveryScope scope, CancellationToken cancellationToken);

    /// <summary>False when nothing was running.</summary>
    Task<bool> StopAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>The newest run: live figures while it runs; null when there was none (Not Started).</summary>
    DiscoveryRun? FindNewestRun(string accountId);

    /// <summary>Newest first, at most <paramref name="limit"/>.</summary>
    IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit);

    DiscoveryRun? FindRun(string runId);

    /// <summary>Begins (or moves) the system's schedule of an account.</summary>
    Task ScheduleAsync(string accountId, CancellationToken cancellationToken);

    Task UnscheduleAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>When the system will run it next, UTC; null when it won't.</summary>
    Task<DateTimeOffset?> FindNextRunAsync(string accountId, CancellationToken cancellationToken);

    /// <summary>Snapshots of the run as it goes on: the current one at once, then at most a few a second, ending with the finished run.</summary>
    IAsyncEnumerable<DiscoveryRun> WatchAsync(string accountId, CancellationToken cancellationToken);
}
