using System.Globalization;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Holds a total of a summary against the sheets that it is made from.</summary>
internal static class SummaryControl
{
    /// <param name="canvas">Summary.</param>
    /// <param name="row">Where it goes.</param>
    /// <param name="label">What is held against the total.</param>
    /// <param name="lines">The sheets.</param>
    /// <param name="header">Their column.</param>
    /// <param name="column">Letter of the total, under which the two figures go.</param>
    /// <param name="total">Its row.</param>
    public static void Write(SheetCanvas canvas, int row, string label, LineSheetSet lines, string header, string column, int total)
    {
        string currency = lines.Request.Currency;
        int number = column[0] - 'A' + 1;
        canvas.Text(row, 2, label).Style.Font.SetFontColor(WorkbookLook.Muted);
        canvas.Formula(row, number, lines.SumOf(header), lines.Request.Sums[header], CellLook.Money, currency).Style.Font.SetFontColor(WorkbookLook.Muted);
        canvas.Text(row + 1, 2, "Difference to the total").Style.Font.SetFontColor(WorkbookLook.Muted);
        canvas.Formula(row + 1, number, string.Create(CultureInfo.InvariantCulture, $"{column}{total}-{column}{row}"), 0m, CellLook.Money, currency).Style.Font.SetFontColor(WorkbookLook.Muted);
    }
}
