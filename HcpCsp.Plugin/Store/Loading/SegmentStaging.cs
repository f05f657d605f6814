using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Packs segments and writes them under a version that nothing points to yet, on a thread of its own beside the reader's.</summary>
internal sealed class SegmentStaging<TLine> : IDisposable
{
    private const int BatchBytes = 2 * 1024 * 1024;
    private const int WaitingSegments = 3;

    private readonly DatabaseFile file;
    private readonly string versionId;
    private readonly Tally<TLine> tally;
    private readonly SegmentCodec<TLine> codec;
    private readonly BlockingCollection<SegmentLines<TLine>> queue = new(WaitingSegments);
    private readonly List<BsonDocument> batch = [];
    private readonly Task worker;
    private int batchBytes;
    private volatile ExceptionDispatchInfo? failure;

    public SegmentStaging(DatabaseFile file, string versionId, LineShape<TLine> shape, Tally<TLine> tally)
    {
        this.file = file;
        this.versionId = versionId;
        this.tally = tally;
        codec = new SegmentCodec<TLine>(shape);
        worker = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Where each customer's lines stand; whole once <see cref="Complete"/> has returned.</summary>
    public SegmentDirectory Directory { get; } = new();

    /// <summary>Takes lines over. Waits while the packing lags behind, which keeps memory bounded.</summary>
    public void Put(SegmentLines<TLine> lines)
    {
        failure?.Throw();
        queue.Add(lines);
    }

    /// <summary>Ends once everything is on disk and summed.</summary>
    public void Complete()
    {
        StopWorker();
        failure?.Throw();
    }

    public void Dispose()
    {
        StopWorker();
        queue.Dispose();
        codec.Dispose();
    }

    private void StopWorker()
    {
        queue.CompleteAdding();
        worker.GetAwaiter().GetResult();
    }

    [SuppressMessage("Design", "CA1031", Justification = "Kept, and thrown on the thread that feeds this one, whatever it is.")]
    private void Work()
    {
        try
        {
            foreach (SegmentLines<TLine> lines in queue.GetConsumingEnumerable())
                Pack(lines);
            WriteBatch();
        }
        catch (Exception exception)
        {
            failure = ExceptionDispatchInfo.Capture(exception);

            // Whoever waits for space in the queue must not wait for ever.
            foreach (SegmentLines<TLine> _ in queue.GetConsumingEnumerable())
                continue;
        }
    }

    private void Pack(SegmentLines<TLine> lines)
    {
        ReadOnlySpan<TLine> span = CollectionsMarshal.AsSpan(lines.Lines);
        int number = Directory.SegmentCount;
        foreach ((string customerId, int start, int count) in lines.Ranges)
        {
            Directory.Add(customerId, new SegmentRange(number, start, count));
            tally.Add(customerId, span.Slice(start, count));
        }

        byte[] packed = codec.Encode(span);
        batch.Add(new BsonDocument { ["_id"] = SegmentKeys.Segment(versionId, number), ["z"] = packed });
        batchBytes += packed.Length;
        if (batchBytes >= BatchBytes)
            WriteBatch();
    }

    private void WriteBatch()
    {
        if (batch.Count == 0)
            return;
        file.Write(() => file.Collection(Collections.Segments).Insert(batch));
        batch.Clear();
        batchBytes = 0;
    }
}
