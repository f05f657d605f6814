namespace HcpCsp.Benchmarks.Ingest;

/// <summary>How many lines, and how they are spread.</summary>
internal sealed record LineMix(long Lines, int Documents, int Customers)
{
    /// <summary>How many lines each customer has in a document: a few large ones, and many with a handful of lines each.</summary>
    public IReadOnlyList<long> Spread(int document)
    {
        long inDocument = (Lines / Documents) + (document < Lines % Documents ? 1 : 0);
        double[] weights = [.. Enumerable.Range(1, Customers).Select(static rank => 1 / Math.Pow(rank, 0.8))];
        double all = weights.Sum();
        long[] counts = [.. weights.Select(weight => (long)(inDocument * weight / all))];
        for (long rest = inDocument - counts.Sum(); rest > 0; rest--)
            counts[rest % Customers]++;
        return counts;
    }
}
