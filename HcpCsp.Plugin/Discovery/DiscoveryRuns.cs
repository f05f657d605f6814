using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Discovery;

/// <summary>Discovery as pages see it: the host's jobs, the stored runs and the live figures in one.</summary>
internal sealed class DiscoveryRuns(IHostJobs jobs, ICspStore store, LiveRuns live, IOptions<DiscoveryOptions> options, TimeProvider time) : IDiscovery
{
    public const string JobKey = "discovery";

    private static readonly TimeSpan PutAwayBeat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WatchEvery = TimeSpan.FromMilliseconds(500);

    public async Task<string> TriggerAsync(string accountId, HcpUser? requestedBy, DiscoveryScope scope, CancellationToken cancellationToken)
    {
        while (true)
        {
            JobRun run = await jobs.TriggerAsync(JobKey, accountId, requestedBy, scope.Argument, cancellationToken);
            if (FindNewestRun(accountId) is not { } newest || newest.State == DiscoveryState.InProgress || !string.Equals(newest.Id, run.RunId, StringComparison.Ordinal))
                return run.RunId;

            // A run that has come to its end, which the host hasn't put away yet: it can't be the one that is asked for now.
            await Task.Delay(PutAwayBeat, time, cancellationToken);
        }
    }

    public Task<bool> StopAsync(string accountId, CancellationToken cancellationToken) => jobs.StopAsync(JobKey, accountId, cancellationToken);

    public DiscoveryRun? FindNewestRun(string accountId)
    {
        if (live.Find(accountId) is { } progress)
            return progress.Snapshot();

        DiscoveryRun? stored = store.ListRuns(accountId, 1) is [var newest] ? newest : null;
        if (jobs.FindAlive(JobKey, accountId) is { } alive && !IsEnded(stored, alive))
            return Beginning(alive);
        return stored is null ? null : Shown(stored);
    }

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) => [.. store.ListRuns(accountId, limit).Select(Shown)];

    public DiscoveryRun? FindRun(string runId) => store.FindRun(runId) is { } run ? Shown(run) : null;

    public Task ScheduleAsync(string accountId, CancellationToken cancellationToken)
    {
        // Spread over the interval by the account's id, so that accounts don't all start at once.
        TimeSpan interval = options.Value.Interval;
        double share = (BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(accountId))) + 1d) / (uint.MaxValue + 1d);
        return jobs.ScheduleAsync(JobKey, accountId, new JobSchedule.Interval(interval, time.GetUtcNow() + (interval * share)), cancellationToken);
    }

    public Task UnscheduleAsync(string accountId, CancellationToken cancellationToken) => jobs.UnscheduleAsync(JobKey, accountId, cancellationToken);

    public Task<DateTimeOffset?> FindNextRunAsync(string accountId, CancellationToken cancellationToken) =>
        jobs.FindNextRunAsync(JobKey, accountId, cancellationToken);

    public async IAsyncEnumerable<DiscoveryRun> WatchAsync(string accountId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (FindNewestRun(accountId) is { } run)
        {
            yield return run;
            if (run.State != DiscoveryState.InProgress)
                yield break;

            // The end is told at once, anything else at the next beat.
            Task beat = Task.Delay(WatchEvery, time, cancellationToken);
            await await Task.WhenAny(live.Find(accountId)?.Ended ?? beat, beat);
        }
    }

    private static bool IsEnded(DiscoveryRun? stored, JobRun alive) =>
        stored is { EndedAt: not null } && string.Equals(stored.Id, alive.RunId, StringComparison.Ordinal);

    // The host has taken the run, and it will begin in a moment.
    private static DiscoveryRun Beginning(JobRun alive) => new()
    {
        Id = alive.RunId,
        AccountId = alive.Subject,
        State = DiscoveryState.InProgress,
        IsManual = alive.Trigger == JobTrigger.Manual,
        RequestedBy = alive.RequestedBy,
        StartedAt = alive.StartedAt,
    };

    private DiscoveryRun Shown(DiscoveryRun stored)
    {
        if (stored.State != DiscoveryState.InProgress)
            return stored;
        return live.Find(stored.AccountId) is { } progress && string.Equals(progress.RunId, stored.Id, StringComparison.Ordinal)
            ? progress.Snapshot()
            : InterruptedRuns.Close(stored, null);
    }
}
