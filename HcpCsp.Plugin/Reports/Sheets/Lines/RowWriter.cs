namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>Writes what the columns say of each row.</summary>
/// <param name="cells">Takes the cells.</param>
/// <param name="columns">Columns.</param>
/// <param name="summed">Which of them are added up.</param>
internal sealed class RowWriter<TRow>(CellWriter cells, IReadOnlyList<SheetColumn<TRow>> columns, IReadOnlyList<bool> summed)
{
    // By position, null where the column is of another kind: asking each column for its kind in each row would take longer than writing.
    private readonly Func<TRow, decimal?>?[] numbers = [.. columns.Select(column => (column as NumberSheetColumn<TRow>)?.Get)];
    private readonly Func<TRow, string?>?[] texts = [.. columns.Select(column => (column as TextSheetColumn<TRow>)?.Get)];
    private readonly Func<TRow, DateOnly?>?[] dates = [.. columns.Select(column => (column as DateSheetColumn<TRow>)?.Get)];
    private readonly bool[] isSummed = [.. summed];
    private readonly decimal[] sums = new decimal[columns.Count];

    public int Rows { get; private set; }

    /// <summary>What the summed columns came to, by header.</summary>
    public IReadOnlyDictionary<string, decimal> Sums =>
        columns.Select((column, index) => (column.Header, index)).Where(column => isSummed[column.index]).ToDictionary(column => column.Header, column => sums[column.index], StringComparer.Ordinal);

    public void Write(TRow row, int number)
    {
        cells.StartRow(number);
        for (int index = 0; index < numbers.Length; index++)
        {
            if (numbers[index] is { } numeric)
                Number(index, numeric(row));
            else if (texts[index] is { } textual)
                cells.Text(index, textual(row));
            else if (dates[index]?.Invoke(row) is { } date)
                cells.Date(index, date);
        }

        cells.EndRow();
        Rows++;
    }

    private void Number(int index, decimal? number)
    {
        if (number is not { } value)
            return;
        cells.Number(index, value);
        if (isSummed[index])
            sums[index] += value;
    }
}
