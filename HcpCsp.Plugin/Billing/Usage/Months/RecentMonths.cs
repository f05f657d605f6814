namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>The months that were looked at last, as many as a fixed number of rows allows. One that has more is made anew each time.</summary>
internal sealed class RecentMonths(int mostRows = 200_000)
{
    // An empty month takes room too.
    private const int RowsOfNone = 1_000;

    private readonly Lock gate = new();
    private readonly LinkedList<(MonthKey Key, string Stamp, IReadOnlyList<CurrencyUse> Use)> newestFirst = [];

    /// <param name="key">Of whom, and when.</param>
    /// <param name="stamp">Names what it is made from: another one, and it is made again.</param>
    /// <param name="make">Makes it. Two who ask at once may both make it, and get the same.</param>
    public IReadOnlyList<CurrencyUse> GetOrAdd(MonthKey key, string stamp, Func<IReadOnlyList<CurrencyUse>> make)
    {
        if (Find(key, stamp) is { } known)
            return known;
        IReadOnlyList<CurrencyUse> made = make();
        Keep(key, stamp, made);
        return made;
    }

    private IReadOnlyList<CurrencyUse>? Find(MonthKey key, string stamp)
    {
        lock (gate)
        {
            for (var node = newestFirst.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key || !string.Equals(node.Value.Stamp, stamp, StringComparison.Ordinal))
                    continue;
                newestFirst.Remove(node);
                newestFirst.AddFirst(node);
                return node.Value.Use;
            }

            return null;
        }
    }

    private void Keep(MonthKey key, string stamp, IReadOnlyList<CurrencyUse> made)
    {
        lock (gate)
        {
            for (var node = newestFirst.First; node is not null;)
            {
                var next = node.Next;
                if (node.Value.Key == key)
                    newestFirst.Remove(node);
                node = next;
            }

            newestFirst.AddFirst((key, stamp, made));
            while (newestFirst.Sum(static one => one.Use.Sum(static currency => currency.Uses.Count) + RowsOfNone) > mostRows)
                newestFirst.RemoveLast();
        }
    }
}

/// <summary>Whose month it is.</summary>
internal readonly record struct MonthKey(string AccountId, string CustomerId, DateOnly Month);
