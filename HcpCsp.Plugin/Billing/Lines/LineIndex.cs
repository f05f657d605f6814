namespace HcpCsp.Plugin.Billing.Lines;

/// <summary>Where the lines that match stand among each other: their number, and keys where they are to be sorted.</summary>
internal sealed class LineIndex(LineOrder order)
{
    private readonly List<Entry> entries = [];

    public int Count { get; private set; }

    public void Add(PricedLine line)
    {
        if (!order.IsAsRead)
        {
            var (text, figure) = order.KeyOf(line);
            entries.Add(new Entry(text, figure, Count));
        }

        Count++;
    }

    /// <summary>The numbers of the lines of a page, in its order.</summary>
    public int[] ListPage(int skip, int take)
    {
        if (order.IsAsRead)
            return [.. Enumerable.Range(skip, Math.Clamp(Count - skip, 0, take))];
        entries.Sort(order.Descending ? static (left, right) => -Compare(left, right) : Compare);
        return [.. entries.Skip(skip).Take(take).Select(static entry => entry.Ordinal)];
    }

    private static int Compare(Entry left, Entry right)
    {
        int byText = StringComparer.InvariantCultureIgnoreCase.Compare(left.Text, right.Text);
        int byFigure = byText != 0 ? byText : left.Figure.CompareTo(right.Figure);
        return byFigure != 0 ? byFigure : left.Ordinal.CompareTo(right.Ordinal);
    }

    private readonly record struct Entry(string Text, decimal Figure, int Ordinal);
}
