namespace HcpCsp.Plugin.Store;

/// <summary>Keeps what was read until the revision it was read at has passed.</summary>
internal sealed class Cached<TValue>(Func<long> readRevision, Func<TValue> read)
    where TValue : class
{
    private volatile Entry? entry;

    public TValue Value
    {
        get
        {
            // The revision is taken first: a write in between makes the entry old at once, never falsely new.
            long revision = readRevision();
            if (entry is { } known && known.Revision == revision)
                return known.Value;
            TValue value = read();
            entry = new Entry(revision, value);
            return value;
        }
    }

    private sealed record Entry(long Revision, TValue Value);
}
