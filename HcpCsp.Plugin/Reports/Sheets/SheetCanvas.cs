using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>
/// A designed sheet. The library gives the cells their look; what they hold is kept here and written by <see cref="SheetPatch"/>, exactly
/// and by type, so that no text can turn into a formula and no figure goes through binary floating point.
/// </summary>
internal sealed class SheetCanvas(IXLWorksheet sheet, string currency)
{
    private readonly Dictionary<string, CellContent> contents = new(StringComparer.Ordinal);

    public IXLWorksheet Sheet { get; } = sheet;

    public string Currency { get; } = currency;

    /// <summary>Row that each printed page repeats: the head of a table, which is printed across. Null for a sheet that is printed upright.</summary>
    public int? RepeatedRow { get; set; }

    /// <summary>Whether it is printed across although it repeats no row.</summary>
    public bool IsWide { get; set; }

    /// <summary>Pages that a printed row takes: one on which nobody could read it would be no use.</summary>
    public int PagesAcross { get; set; } = 1;

    /// <summary>Columns that a cover spans; 0 where there is none. The logo stands at their right end.</summary>
    public int CoverColumns { get; set; }

    /// <summary>By address, such as <c>B2</c>.</summary>
    public IReadOnlyDictionary<string, CellContent> Contents => contents;

    public IXLCell Text(int row, int column, string text) => Put(row, column, new CellContent.Text(text));

    public IXLCell Number(int row, int column, decimal number, CellLook look, string? inCurrency = null) =>
        Formatted(Put(row, column, new CellContent.Number(number)), look, inCurrency);

    /// <param name="row">Row.</param>
    /// <param name="column">Column.</param>
    /// <param name="formula">Without the equals sign.</param>
    /// <param name="result">What it comes to: our own figure.</param>
    /// <param name="look">Look.</param>
    /// <param name="inCurrency">Where it isn't the sheet's.</param>
    public IXLCell Formula(int row, int column, string formula, decimal result, CellLook look, string? inCurrency = null) =>
        Formatted(Put(row, column, new CellContent.Formula(formula, result)), look, inCurrency);

    /// <summary>The header cell of a table. The library must know its text, and the text is always ours.</summary>
    public IXLCell Header(int row, int column, string text, bool right = false, bool raw = false)
    {
        IXLCell cell = Sheet.Cell(row, column).SetValue(text);
        WorkbookLook.Header(cell, right, raw);
        return cell;
    }

    /// <summary>Spreads a wrapped text over the columns. A merged cell doesn't grow by itself, so that the row gets the height that the text needs.</summary>
    public void Spread(int row, int column, int lastColumn, string text)
    {
        Sheet.Range(row, column, row, lastColumn).Merge();
        double width = Enumerable.Range(column, lastColumn - column + 1).Sum(index => Sheet.Column(index).Width);
        Sheet.Row(row).Height = 16.5 * Math.Clamp((int)Math.Ceiling(text.Length * 1.1 / width), 1, 6);
    }

    private IXLCell Formatted(IXLCell cell, CellLook look, string? inCurrency)
    {
        cell.Style.NumberFormat.SetFormat(WorkbookLook.Format(look, inCurrency ?? Currency)).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        return cell;
    }

    private IXLCell Put(int row, int column, CellContent content)
    {
        contents[CellAddress.Of(row, column)] = content;
        // Any value makes the library write the cell; the patch replaces it.
        return Sheet.Cell(row, column).SetValue(0);
    }
}

/// <summary>What a cell holds.</summary>
internal abstract record CellContent
{
    private CellContent()
    {
    }

    public sealed record Text(string Value) : CellContent;

    public sealed record Number(decimal Value) : CellContent;

    public sealed record Formula(string Expression, decimal Result) : CellContent;
}

internal static class CellAddress
{
    public static string Of(int row, int column) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Column(column)}{row}");

    /// <summary>1 is A, 27 is AA.</summary>
    public static string Column(int column)
    {
        string letters = "";
        for (; column > 0; column = (column - 1) / 26)
            letters = (char)('A' + (column - 1) % 26) + letters;
        return letters;
    }
}
