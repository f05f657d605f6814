using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Segments;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Sorts lines by customer as they come, and hands on whole segments.</summary>
/// <remarks>
/// A customer that fills a segment gets its own. The others share segments, customer after customer: a segment of twenty lines costs nearly
/// as much time as one of thousands, and three times the space a line. Memory stays bounded however the customers are mixed.
/// </remarks>
internal sealed class LineBuffers<TLine>(LineShape<TLine> shape, int maximumLines, Action<SegmentLines<TLine>> flush)
{
    private const int SegmentSize = SegmentCodec<TLine>.MaximumLines;

    private readonly SortedDictionary<string, List<TLine>> waitingByCustomer = new(StringComparer.Ordinal);
    private string? previousRawId;
    private string previousCustomer = "";
    private List<TLine>? previousLines;
    private int waitingLines;

    public void Add(TLine line)
    {
        List<TLine> lines = FindWaiting(shape.GetCustomerId(line));
        lines.Add(line);
        waitingLines++;
        if (lines.Count == SegmentSize)
            FlushOwn(previousCustomer);
        else if (waitingLines > maximumLines)
            FlushAll();
    }

    /// <summary>Hands on all that waits, in segments that customers share.</summary>
    public void FlushAll()
    {
        var shared = new SegmentLines<TLine>();
        foreach ((string customerId, List<TLine> lines) in waitingByCustomer)
        {
            for (int taken = 0; taken < lines.Count;)
            {
                int count = Math.Min(lines.Count - taken, SegmentSize - shared.Lines.Count);
                shared.Add(customerId, lines, taken, count);
                taken += count;
                if (shared.Lines.Count == SegmentSize)
                {
                    flush(shared);
                    shared = new SegmentLines<TLine>();
                }
            }
        }

        if (shared.Lines.Count > 0)
            flush(shared);
        waitingByCustomer.Clear();
        waitingLines = 0;
        previousLines = null;
    }

    private List<TLine> FindWaiting(string? rawId)
    {
        if (previousLines is not null && string.Equals(rawId, previousRawId, StringComparison.Ordinal))
            return previousLines;

        string customerId = CustomerId.Normalize(rawId);
        if (!waitingByCustomer.TryGetValue(customerId, out List<TLine>? lines))
        {
            lines = [];
            waitingByCustomer.Add(customerId, lines);
        }

        previousRawId = rawId;
        previousCustomer = customerId;
        return previousLines = lines;
    }

    private void FlushOwn(string customerId)
    {
        List<TLine> lines = waitingByCustomer[customerId];
        waitingByCustomer.Remove(customerId);
        previousLines = null;
        waitingLines -= lines.Count;
        var own = new SegmentLines<TLine>();
        own.Add(customerId, lines, 0, lines.Count);
        flush(own);
    }
}

/// <summary>The lines of one segment to be, customer after customer.</summary>
internal sealed class SegmentLines<TLine>
{
    public List<TLine> Lines { get; } = [];

    public List<(string CustomerId, int Start, int Count)> Ranges { get; } = [];

    public void Add(string customerId, List<TLine> lines, int start, int count)
    {
        Ranges.Add((customerId, Lines.Count, count));
        Lines.AddRange(lines.GetRange(start, count));
    }
}
