using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Discovery;

/// <summary>
/// One complete walk over an account, made by one run or by several: a run that was stopped, cut off or ended with errors is taken up by
/// the next one, which skips what is finished. A checkpoint belongs to the walk whose id stands in its run id.
/// </summary>
internal sealed class Walk
{
    private const string Key = "walk";
    private const string Open = "open";
    private const string OpenFull = "open-full";
    private const string Closed = "closed";
    private const string Complete = "walk/complete";
    private const string CompleteWithAll = "walk/complete-with-all-subscriptions";

    // Not every change of a subscription is told in audit records.
    private static readonly TimeSpan AllSubscriptionsEvery = TimeSpan.FromDays(7);

    private readonly IAccountStore account;
    private readonly TimeProvider time;
    private readonly string id;
    private readonly DateTimeOffset startedAt;
    private readonly IReadOnlyDictionary<string, UnitCheckpoint> checkpoints;

    private Walk(IAccountStore account, TimeProvider time, UnitCheckpoint mark)
    {
        this.account = account;
        this.time = time;
        id = mark.RunId;
        startedAt = mark.FinishedAt;
        IsFull = mark.Tag is OpenFull;
        checkpoints = account.ListCheckpoints();
        ChangesSince = IsFull ? null : FindChangesSince();
    }

    public bool IsFull { get; }

    /// <summary>Start of the last complete walk, when what changed since is enough; null when the subscriptions of all customers are to be read.</summary>
    public DateTimeOffset? ChangesSince { get; }

    /// <summary>Takes up the unfinished walk, or begins a new one.</summary>
    /// <param name="longestAge">An unfinished walk that began longer ago is given up: what it read at first is too old.</param>
    public static Walk Begin(IAccountStore account, DiscoveryRequest request, TimeSpan longestAge, TimeProvider time)
    {
        DateTimeOffset now = time.GetUtcNow();
        UnitCheckpoint? last = account.FindCheckpoint(Key);
        bool isResumable = last?.Tag is OpenFull || (last?.Tag is Open && request.Scope != DiscoveryScope.Full);
        if (last is not null && isResumable && now - last.FinishedAt < longestAge)
            return new Walk(account, time, last);

        var mark = new UnitCheckpoint(Key, request.RunId, now, request.Scope == DiscoveryScope.Full ? OpenFull : Open);
        account.SaveCheckpoint(mark);
        return new Walk(account, time, mark);
    }

    /// <summary>The checkpoint of a unit that this walk has finished, as of the start of this run; null when it is still to do.</summary>
    public UnitCheckpoint? FindFinished(string unitKey) =>
        checkpoints.GetValueOrDefault(unitKey) is { } checkpoint && Owns(checkpoint) ? checkpoint : null;

    public bool Owns(UnitCheckpoint checkpoint) => string.Equals(checkpoint.RunId, id, StringComparison.Ordinal);

    /// <summary>What marks a unit as finished. It takes effect when the store keeps it.</summary>
    public UnitCheckpoint Finish(string unitKey, string tag = "") => new(unitKey, id, time.GetUtcNow(), tag);

    /// <summary>The walk is complete: the next run begins a new one, and looks for what changed since this one began.</summary>
    public void Close()
    {
        if (ChangesSince is null)
            account.SaveCheckpoint(new UnitCheckpoint(CompleteWithAll, id, startedAt, ""));
        account.SaveCheckpoint(new UnitCheckpoint(Complete, id, startedAt, ""));
        account.SaveCheckpoint(new UnitCheckpoint(Key, id, startedAt, Closed));
    }

    // Measured from the start of the walk, so that a run that takes it up decides alike. A comparison with null is false; and moments
    // that don't follow each other, as after a clock was put back, prove nothing.
    private DateTimeOffset? FindChangesSince()
    {
        DateTimeOffset? last = checkpoints.GetValueOrDefault(Complete)?.FinishedAt;
        DateTimeOffset? lastWithAll = checkpoints.GetValueOrDefault(CompleteWithAll)?.FinishedAt;
        return lastWithAll <= last && last <= startedAt && startedAt - lastWithAll < AllSubscriptionsEvery ? last : null;
    }
}
