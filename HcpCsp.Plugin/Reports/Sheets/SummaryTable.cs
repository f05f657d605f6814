using System.Globalization;
using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>A small table on a summary sheet: heading, headers, rows, and a total that adds columns up by formula.</summary>
/// <param name="Heading">Stands above it.</param>
/// <param name="Currency">Of its amounts.</param>
/// <param name="Columns">From column B.</param>
internal sealed record SummaryTable(string Heading, string Currency, IReadOnlyList<SummaryColumn> Columns)
{
    private const int FirstColumn = 2;

    /// <summary>Position of the column whose rows count where it says <c>yes</c>; null when all do.</summary>
    public int? CountedBy { get; init; }

    private int LastColumn => FirstColumn + Columns.Count - 1;

    /// <param name="canvas">Sheet.</param>
    /// <param name="row">Where the heading goes.</param>
    /// <param name="rows">Each makes its cells, told the row's number, in the order of the columns; null for an empty cell.</param>
    /// <returns>The row of the totals.</returns>
    public int Write(SheetCanvas canvas, int row, IReadOnlyList<Func<int, IReadOnlyList<CellContent?>>> rows)
    {
        int total = WriteRows(canvas, row, rows, out decimal[] sums);
        WriteTotals(canvas, total, total - rows.Count, sums);
        return total;
    }

    /// <summary>Without a total.</summary>
    /// <inheritdoc cref="Write"/>
    /// <returns>The row after the last.</returns>
    public int WriteRows(SheetCanvas canvas, int row, IReadOnlyList<Func<int, IReadOnlyList<CellContent?>>> rows) => WriteRows(canvas, row, rows, out _);

    private int WriteRows(SheetCanvas canvas, int row, IReadOnlyList<Func<int, IReadOnlyList<CellContent?>>> rows, out decimal[] sums)
    {
        canvas.Text(row, FirstColumn, Heading);
        WorkbookLook.Heading(canvas.Sheet.Range(row, FirstColumn, row, LastColumn));
        row++;
        for (int index = 0; index < Columns.Count; index++)
        {
            canvas.Header(row, FirstColumn + index, Columns[index].Header, Columns[index].IsFigure);
            if (IsAfterFigure(index))
                WorkbookLook.Indent(canvas.Sheet.Cell(row, FirstColumn + index));
        }

        canvas.Sheet.Row(row).Height = 20;
        row++;
        sums = new decimal[Columns.Count];
        foreach (Func<int, IReadOnlyList<CellContent?>> make in rows)
        {
            WriteRow(canvas, row, make(row), sums);
            row++;
        }

        return row;
    }

    /// <summary>Text cell; null for nothing.</summary>
    public static CellContent? Text(string text) => text.Length == 0 ? null : new CellContent.Text(text);

    public static CellContent Number(decimal number) => new CellContent.Number(number);

    /// <summary>Letter of a column by its position.</summary>
    public static string Letter(int position) => CellAddress.Column(FirstColumn + position);

    private void WriteRow(SheetCanvas canvas, int row, IReadOnlyList<CellContent?> cells, decimal[] sums)
    {
        bool counts = CountedBy is not { } position || cells[position] is CellContent.Text { Value: "yes" };
        for (int index = 0; index < Columns.Count; index++)
        {
            IXLCell cell = Put(canvas, row, index, cells[index]);
            WorkbookLook.Body(cell);
            if (!counts)
                cell.Style.Font.SetFontColor(WorkbookLook.Muted);
            if (counts && Columns[index].IsSummed)
                sums[index] += cells[index] switch { CellContent.Number number => number.Value, CellContent.Formula formula => formula.Result, _ => 0m };
        }
    }

    private IXLCell Put(SheetCanvas canvas, int row, int index, CellContent? content)
    {
        int column = FirstColumn + index;
        IXLCell cell = content switch
        {
            CellContent.Text text => canvas.Text(row, column, text.Value),
            CellContent.Number number => canvas.Number(row, column, number.Value, Columns[index].Look, Currency),
            CellContent.Formula formula => canvas.Formula(row, column, formula.Expression, formula.Result, Columns[index].Look, Currency),
            _ => canvas.Sheet.Cell(row, column),
        };
        if (content is CellContent.Text { Value: var said })
            Wrap(canvas, row, cell, said);
        if (IsAfterFigure(index))
            WorkbookLook.Indent(cell);
        return cell;
    }

    // Rows that we make don't grow by themselves.
    private static void Wrap(SheetCanvas canvas, int row, IXLCell cell, string text)
    {
        cell.Style.Alignment.SetWrapText().Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);
        double height = 16.5 * Math.Clamp((int)Math.Ceiling(text.Length * 1.1 / cell.WorksheetColumn().Width), 1, 4);
        canvas.Sheet.Row(row).Height = Math.Max(canvas.Sheet.Row(row).Height, height);
    }

    private bool IsAfterFigure(int index) => index > 0 && !Columns[index].IsFigure && Columns[index - 1].IsFigure;

    private void WriteTotals(SheetCanvas canvas, int row, int first, decimal[] sums)
    {
        canvas.Text(row, FirstColumn, "Total");
        for (int index = 0; index < Columns.Count; index++)
        {
            if (!Columns[index].IsSummed || row == first)
                continue;
            string range = string.Create(CultureInfo.InvariantCulture, $"{Letter(index)}{first}:{Letter(index)}{row - 1}");
            string formula = CountedBy is { } position
                ? string.Create(CultureInfo.InvariantCulture, $"SUMIF({Letter(position)}{first}:{Letter(position)}{row - 1},\"yes\",{range})")
                : $"SUM({range})";
            IXLCell total = canvas.Formula(row, FirstColumn + index, formula, sums[index], Columns[index].Look, Currency);
            if (Columns[index].TotalName is { } name)
                TotalNames.Give(total, name, Currency);
        }

        WorkbookLook.Total(canvas.Sheet.Range(row, FirstColumn, row, LastColumn));
    }
}

/// <summary>A column of it.</summary>
internal sealed record SummaryColumn(string Header, CellLook Look = CellLook.Text, bool IsSummed = false)
{
    /// <summary>Of <see cref="TotalNames"/>; null for a total without a name.</summary>
    public string? TotalName { get; init; }

    public bool IsFigure => Look is not (CellLook.Text or CellLook.Date);
}
