namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>Cuts rows into parts that fit a sheet.</summary>
internal static class LineParts
{
    /// <summary>Most rows that Excel has on a sheet.</summary>
    public const int MostSheetRows = 1_048_576;

    public static IReadOnlyList<LinePart> Cut<TRow>(LineSheetRequest<TRow> request)
    {
        int mostLines = request.MostSheetRows - LineSheet.HeaderRow;
        if (request.Count <= mostLines)
            return [new LinePart(1, 0, request.Count, request.Sums)];

        // Only here are the rows read an extra time: each part's sums stand above its rows.
        NumberSheetColumn<TRow>[] summed = [.. request.Columns.OfType<NumberSheetColumn<TRow>>().Where(column => request.Sums.ContainsKey(column.Header))];
        var parts = new List<LinePart>();
        decimal[] running = new decimal[summed.Length];
        int taken = 0;
        foreach (TRow row in request.Read())
        {
            for (int index = 0; index < summed.Length; index++)
                running[index] += summed[index].Get(row) ?? 0m;
            taken++;
            int before = parts.Count * mostLines;
            if (taken - before == mostLines || taken == request.Count)
            {
                parts.Add(new LinePart(parts.Count + 1, before, taken - before, Named(summed, running)));
                Array.Clear(running);
            }
        }

        return parts;
    }

    private static Dictionary<string, decimal> Named<TRow>(IReadOnlyList<NumberSheetColumn<TRow>> columns, IReadOnlyList<decimal> sums) =>
        columns.Zip(sums).ToDictionary(pair => pair.First.Header, pair => pair.Second, StringComparer.Ordinal);
}
