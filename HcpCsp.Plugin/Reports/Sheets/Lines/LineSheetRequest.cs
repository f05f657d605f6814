namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>What goes into the line sheets of one currency.</summary>
internal abstract record LineSheetRequest
{
    /// <summary>Of the sheets; those after the first get a number.</summary>
    public required string Name { get; init; }

    /// <summary>Stands large on each sheet.</summary>
    public string Title { get; init; } = "Line items";

    /// <summary>What the rows are of, for the line under the title.</summary>
    public required string About { get; init; }

    /// <summary>What one row is called; an s makes it many.</summary>
    public string Unit { get; init; } = "line";

    /// <summary>The tables are named after it and their number in the workbook: letters alone.</summary>
    public string TablePrefix { get; init; } = "LineItems";

    public required string Currency { get; init; }

    public required int Count { get; init; }

    /// <summary>What the summed columns come to, by header, by another way than through these rows: what is written is held against it.</summary>
    public required IReadOnlyDictionary<string, decimal> Sums { get; init; }

    public required int MostSheetRows { get; init; }
}

/// <inheritdoc/>
internal sealed record LineSheetRequest<TRow> : LineSheetRequest
{
    /// <summary>The first has no sum: the word for the sums stands there.</summary>
    public required IReadOnlyList<SheetColumn<TRow>> Columns { get; init; }

    /// <summary>Again from the start with each call, in the same order.</summary>
    public required Func<IEnumerable<TRow>> Read { get; init; }
}
