using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Discovery;

/// <summary>The figures of a run that is going on. Safe for many threads.</summary>
internal sealed class RunProgress
{
    private readonly DiscoveryRequest request;
    private readonly ReadRequestCounts readCounts;
    private readonly RequestCounts countsAtStart;
    private readonly DateTimeOffset startedAt;
    private readonly Lock changing = new();
    private readonly Dictionary<string, UnitCount> units;
    private readonly Dictionary<(string Kind, string Why), int> skips = [];
    private readonly List<UnitError> errors = [];
    private readonly List<LineCounter> beingRead = [];
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DiscoveryState state = DiscoveryState.InProgress;
    private DateTimeOffset? endedAt;
    private string current = "";
    private bool isPlanned;
    private int lines;
    private int usageLines;
    private long blobBytes;

    public RunProgress(DiscoveryRequest request, ReadRequestCounts readCounts, DateTimeOffset startedAt)
    {
        this.request = request;
        this.readCounts = readCounts;
        this.startedAt = startedAt;
        countsAtStart = readCounts(request.AccountId);
        units = UnitKinds.All.ToDictionary(static kind => kind, static kind => new UnitCount(kind, 0, 0, 0, 0), StringComparer.Ordinal);
    }

    public string AccountId => request.AccountId;

    public string RunId => request.RunId;

    /// <summary>Completes when the run has ended, however it did.</summary>
    public Task Ended => ended.Task;

    public bool HasErrors
    {
        get
        {
            lock (changing)
                return errors.Count > 0;
        }
    }

    public void Know(string kind, int count) => Count(kind, units => units with { Known = units.Known + count });

    /// <summary>From now on all units are known, so that a share of them can be told.</summary>
    public void FinishPlan()
    {
        lock (changing)
            isPlanned = true;
    }

    public void Begin(string caption)
    {
        lock (changing)
            current = caption;
    }

    public void Done(string kind) => Count(kind, static units => units with { Done = units.Done + 1 });

    /// <param name="kind">Of the units.</param>
    /// <param name="why">Why they were left as they were.</param>
    /// <param name="count">How many.</param>
    public void Skip(string kind, string why, int count = 1)
    {
        if (count == 0)
            return;
        Count(kind, units => units with { Skipped = units.Skipped + count });
        lock (changing)
            skips[(kind, why)] = skips.GetValueOrDefault((kind, why)) + count;
    }

    public void Fail(string kind, UnitError error)
    {
        Count(kind, static units => units with { Failed = units.Failed + 1 });
        AddError(error);
    }

    public void AddError(UnitError error)
    {
        lock (changing)
            errors.Add(error);
    }

    public void AddBytes(long count)
    {
        lock (changing)
            blobBytes += count;
    }

    /// <summary>Counts the lines of one unit as they come; they stay counted only when the unit is kept.</summary>
    public LineCounter CountLines(LineKind kind)
    {
        var counter = new LineCounter(this, kind);
        lock (changing)
            beingRead.Add(counter);
        return counter;
    }

    public void End(DiscoveryState finalState, DateTimeOffset? at)
    {
        lock (changing)
        {
            state = finalState;
            endedAt = at;
            current = "";
        }
    }

    /// <summary>Tells those who watch that nothing more will come.</summary>
    public void Close() => ended.TrySetResult();

    public DiscoveryRun Snapshot()
    {
        RequestCounts counts = readCounts(request.AccountId) - countsAtStart;
        lock (changing)
        {
            return new DiscoveryRun
            {
                Id = request.RunId,
                AccountId = request.AccountId,
                State = state,
                IsManual = request.IsManual,
                RequestedBy = request.RequestedBy,
                StartedAt = startedAt,
                EndedAt = endedAt,
                Units = [.. UnitKinds.All.Select(kind => units[kind])],
                Lines = lines + CountBeingRead(LineKind.Billed),
                UsageLines = usageLines + CountBeingRead(LineKind.Usage),
                Bytes = Math.Max(counts.Bytes, blobBytes),
                Requests = counts.Requests,
                ThrottleWaits = counts.ThrottleWaits,
                Current = current,
                Skips = [.. skips.Select(static skip => new SkipCount(skip.Key.Kind, skip.Key.Why, skip.Value))],
                Errors = [.. errors],
            };
        }
    }

    public JobProgress Report()
    {
        lock (changing)
        {
            int known = units.Values.Sum(static unit => unit.Known);
            int settled = units.Values.Sum(static unit => unit.Done + unit.Skipped + unit.Failed);
            return new JobProgress(isPlanned && known > 0 ? 100d * settled / known : null, current);
        }
    }

    private int CountBeingRead(LineKind kind) => beingRead.Where(counter => counter.Kind == kind).Sum(static counter => counter.Count);

    private void Count(string kind, Func<UnitCount, UnitCount> change)
    {
        lock (changing)
            units[kind] = change(units[kind]);
    }

    private void Settle(LineCounter counter)
    {
        lock (changing)
        {
            beingRead.Remove(counter);
            if (!counter.IsKept)
                return;
            if (counter.Kind == LineKind.Billed)
                lines += counter.Count;
            else
                usageLines += counter.Count;
        }
    }

    /// <summary>Lines of one unit. Added to by one thread.</summary>
    public sealed class LineCounter(RunProgress progress, LineKind kind) : IDisposable
    {
        private int count;

        public LineKind Kind => kind;

        public int Count => Volatile.Read(ref count);

        public bool IsKept { get; private set; }

        public void Add() => Volatile.Write(ref count, count + 1);

        public void Keep() => IsKept = true;

        public void Dispose() => progress.Settle(this);
    }
}
