using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Segments;

namespace HcpCsp.Plugin.Store.Loading;

/// <summary>Sorts lines by customer as they come, and hands on a customer's lines once they fill a segment.</summary>
/// <remarks>Memory stays bounded however the customers are mixed: past the limit, the customer with most lines waiting goes first.</remarks>
internal sealed class LineBuffers<TLine>(LineShape<TLine> shape, int maximumLines, Action<SegmentLines<TLine>> flush)
{
    private readonly Dictionary<string, Waiting> waitingByCustomer = new(StringComparer.Ordinal);
    private Waiting? previous;
    private string? previousRawId;
    private int waitingLines;

    public void Add(TLine line)
    {
        Waiting waiting = FindWaiting(shape.GetCustomerId(line));
        waiting.Lines.Add(line);
        waitingLines++;
        if (waiting.Lines.Count == SegmentCodec<TLine>.MaximumLines)
            Flush(waiting);
        else if (waitingLines > maximumLines)
            Flush(waitingByCustomer.Values.MaxBy(static candidate => candidate.Lines.Count)!);
    }

    public void FlushAll()
    {
        foreach (Waiting waiting in waitingByCustomer.Values.Where(static waiting => waiting.Lines.Count > 0))
            Flush(waiting);
    }

    private Waiting FindWaiting(string? rawId)
    {
        if (previous is not null && string.Equals(rawId, previousRawId, StringComparison.Ordinal))
            return previous;

        string customerId = CustomerId.Normalize(rawId);
        if (!waitingByCustomer.TryGetValue(customerId, out Waiting? waiting))
        {
            waiting = new Waiting(customerId);
            waitingByCustomer.Add(customerId, waiting);
        }

        previousRawId = rawId;
        return previous = waiting;
    }

    private void Flush(Waiting waiting)
    {
        List<TLine> lines = waiting.Lines;
        waiting.Lines = [];
        waitingLines -= lines.Count;
        flush(new SegmentLines<TLine>(waiting.CustomerId, waiting.Segments++, lines));
    }

    private sealed class Waiting(string customerId)
    {
        public string CustomerId { get; } = customerId;

        public List<TLine> Lines { get; set; } = [];

        public int Segments { get; set; }
    }
}

/// <summary>The lines of one segment to be.</summary>
/// <param name="Number">From 0 within the customer.</param>
internal sealed record SegmentLines<TLine>(string CustomerId, int Number, List<TLine> Lines);
