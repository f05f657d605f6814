namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>A column of a line sheet, whatever its rows are.</summary>
/// <param name="Header">Unique on its sheet.</param>
/// <param name="Width">In characters.</param>
/// <param name="Look">How its figures are shown.</param>
internal abstract record SheetColumn(string Header, double Width, CellLook Look)
{
    /// <summary>Kept as Microsoft sent it, after the columns made for reading.</summary>
    public bool IsRaw { get; init; }

    public bool IsFigure => Look is not (CellLook.Text or CellLook.Date);
}

internal abstract record SheetColumn<TRow>(string Header, double Width, CellLook Look) : SheetColumn(Header, Width, Look);

internal sealed record TextSheetColumn<TRow>(string Header, double Width, Func<TRow, string?> Get) : SheetColumn<TRow>(Header, Width, CellLook.Text);

internal sealed record NumberSheetColumn<TRow>(string Header, double Width, CellLook Look, Func<TRow, decimal?> Get) : SheetColumn<TRow>(Header, Width, Look);

internal sealed record DateSheetColumn<TRow>(string Header, double Width, Func<TRow, DateOnly?> Get) : SheetColumn<TRow>(Header, Width, CellLook.Date);

/// <summary>How a cell shows what it holds.</summary>
internal enum CellLook
{
    Text,

    /// <summary>Digits of the currency.</summary>
    Money,

    /// <summary>As many decimals as there are and fit.</summary>
    Number,

    /// <summary>Whole.</summary>
    Count,

    /// <summary>12.5 stands for 12.5 %.</summary>
    Percent,

    /// <summary>A percentage that we worked out, to two decimals.</summary>
    Ratio,

    Date,
}
