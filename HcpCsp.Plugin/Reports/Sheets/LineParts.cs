using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Cuts lines into parts that fit a sheet.</summary>
internal static class LineParts
{
    /// <summary>Most rows that Excel has on a sheet.</summary>
    public const int MostSheetRows = 1_048_576;

    /// <param name="columns">Columns of the sheets.</param>
    /// <param name="read">The lines.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="sums">Their sums by header, as the ledger has them.</param>
    /// <param name="mostRows">Rows of a sheet.</param>
    public static IReadOnlyList<LinePart> Cut(
        IReadOnlyList<SheetColumn<PricedLine>> columns,
        Func<IEnumerable<PricedLine>> read,
        int count,
        IReadOnlyDictionary<string, decimal> sums,
        int mostRows)
    {
        int mostLines = mostRows - LineSheet.HeaderRow;
        if (count <= mostLines)
            return [new LinePart(1, 0, count, sums)];

        // Only here are the lines read an extra time: each part's sums stand above its lines.
        NumberSheetColumn<PricedLine>[] summed = [.. columns.OfType<NumberSheetColumn<PricedLine>>().Where(column => column.IsSummed)];
        var parts = new List<LinePart>();
        decimal[] running = new decimal[summed.Length];
        int taken = 0;
        foreach (PricedLine line in read())
        {
            for (int index = 0; index < summed.Length; index++)
                running[index] += summed[index].Get(line) ?? 0m;
            taken++;
            int before = parts.Count * mostLines;
            if (taken - before == mostLines || taken == count)
            {
                parts.Add(new LinePart(parts.Count + 1, before, taken - before, Named(summed, running)));
                Array.Clear(running);
            }
        }

        return parts;
    }

    private static Dictionary<string, decimal> Named(IReadOnlyList<NumberSheetColumn<PricedLine>> columns, IReadOnlyList<decimal> sums) =>
        columns.Zip(sums).ToDictionary(pair => pair.First.Header, pair => pair.Second, StringComparer.Ordinal);
}
