using System.Globalization;

namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <inheritdoc/>
internal sealed class LineSheet<TRow> : LineSheet
{
    public required IReadOnlyList<SheetColumn<TRow>> RowColumns { get; init; }

    /// <summary>Where the rows of all parts come from: again from the start with each call, in the same order.</summary>
    public required Func<IEnumerable<TRow>> Read { get; init; }

    public override IReadOnlyList<SheetColumn> Columns => RowColumns;

    public IEnumerable<TRow> ReadPart() => Read().Skip(Part.Skip).Take(Part.Count);

    public override void WriteRows(Stream output, IReadOnlyList<int> styles, CancellationToken cancellationToken)
    {
        var cells = new CellWriter(output, styles);
        var writer = new RowWriter<TRow>(cells, RowColumns, [.. RowColumns.Select(column => Part.Sums.ContainsKey(column.Header))]);
        int number = FirstRow;
        foreach (TRow row in ReadPart())
        {
            if (number % 1024 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            writer.Write(row, number++);
        }

        if (writer.Rows == 0)
            cells.BlankRow(number);
        cells.Flush();
        Check(writer);
    }

    // The totals above the rows were written before them, and the ledger counted them apart: what was streamed must be just that.
    private void Check(RowWriter<TRow> writer)
    {
        if (writer.Rows != Part.Count)
            throw new InvalidOperationException($"The sheet has {writer.Rows} rows where the ledger has {Part.Count}: the data changed meanwhile.");
        foreach ((string header, decimal sum) in Part.Sums)
        {
            if (writer.Sums.GetValueOrDefault(header) is var written && written != sum)
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Column {header} comes to {written} where the ledger has {sum}: the data or the rules changed meanwhile."));
        }
    }
}
