using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>A sheet of rows of one kind: designed empty, filled while the workbook is packed.</summary>
internal abstract class LineSheet
{
    public const int TotalRow = 3;
    public const int HeaderRow = 4;
    public const int FirstRow = 5;

    // In characters: on A4 across, letters come out at half their size.
    private const double MostPrintedWidth = 310;

    public required SheetCanvas Canvas { get; init; }

    public required string TableName { get; init; }

    public required LinePart Part { get; init; }

    public abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Its part in the package, known once packed.</summary>
    public string Path { get; set; } = "";

    /// <summary>A table needs a row, so a part without rows gets an empty one.</summary>
    public int LastRow => FirstRow + Math.Max(1, Part.Count) - 1;

    public string TableRange => $"A{HeaderRow}:{CellAddress.Of(LastRow, Columns.Count)}";

    /// <summary>The cells of a column, as other sheets' formulas name them.</summary>
    public string RangeOf(string header) => $"'{Canvas.Sheet.Name}'!{OwnRangeOf(ColumnOf(header))}";

    /// <param name="output">Takes the rows.</param>
    /// <param name="styles">Of the cells of a row, column by column.</param>
    /// <param name="cancellationToken">Cancellation.</param>
    /// <exception cref="InvalidOperationException">The rows are not those that the totals above them were made of.</exception>
    public abstract void WriteRows(Stream output, IReadOnlyList<int> styles, CancellationToken cancellationToken);

    /// <summary>Title, totals, header, and one row that shows the look of each column.</summary>
    public void Design(string title, string subtitle)
    {
        IXLWorksheet sheet = Canvas.Sheet;
        WorkbookLook.Title(Canvas.Text(1, 1, title));
        WorkbookLook.Subtitle(Canvas.Text(2, 1, subtitle));
        Canvas.Text(TotalRow, 1, "Total of the rows shown");
        for (int column = 1; column <= Columns.Count; column++)
            DesignColumn(column, Columns[column - 1]);

        WorkbookLook.Total(sheet.Range(TotalRow, 1, TotalRow, Columns.Count));
        sheet.Range(HeaderRow, 1, FirstRow, Columns.Count).CreateTable(TableName).Theme = XLTableTheme.TableStyleLight1;
        sheet.Row(HeaderRow).Height = 32;
        sheet.SheetView.FreezeRows(HeaderRow);
        // What Microsoft sent beside it is for looking up, not for paper.
        SheetColumn[] printed = [.. Columns.Where(column => !column.IsRaw)];
        sheet.PageSetup.PrintAreas.Add(1, 1, LastRow, printed.Length);
        Canvas.RepeatedRow = HeaderRow;
        Canvas.PagesAcross = (int)Math.Ceiling(printed.Sum(column => column.Width) / MostPrintedWidth);
    }

    private void DesignColumn(int column, SheetColumn about)
    {
        Canvas.Sheet.Column(column).Width = about.Width;
        Canvas.Header(HeaderRow, column, about.Header, about.IsFigure, about.IsRaw);
        IXLCell sample = Canvas.Sheet.Cell(FirstRow, column).SetValue(0);
        WorkbookLook.Body(sample);
        sample.Style.NumberFormat.SetFormat(WorkbookLook.Format(about.Look, Canvas.Currency))
            .Alignment.SetHorizontal(about.IsFigure ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left);
        if (!about.IsFigure && column > 1 && Columns[column - 2].IsFigure)
        {
            WorkbookLook.Indent(sample);
            WorkbookLook.Indent(Canvas.Sheet.Cell(HeaderRow, column));
        }

        if (Part.Sums.TryGetValue(about.Header, out decimal sum))
            Canvas.Formula(TotalRow, column, $"SUBTOTAL(109,{OwnRangeOf(column)})", sum, about.Look);
    }

    private int ColumnOf(string header)
    {
        for (int index = 0; index < Columns.Count; index++)
        {
            if (string.Equals(Columns[index].Header, header, StringComparison.Ordinal))
                return index + 1;
        }

        throw new ArgumentException($"No column is named {header}.", nameof(header));
    }

    private string OwnRangeOf(int column) => $"{CellAddress.Of(FirstRow, column)}:{CellAddress.Of(LastRow, column)}";
}
