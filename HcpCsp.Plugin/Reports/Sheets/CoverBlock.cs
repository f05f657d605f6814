using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Draws the top of a workbook's first sheet: title, whether all is there, and the facts about it.</summary>
internal static class CoverBlock
{
    private const int TitleRow = 3;
    private const int FirstRow = 6;

    /// <summary>Labels in column B, values from column C on; column A is a margin.</summary>
    /// <returns>The row where the sheet goes on.</returns>
    public static int Write(WorkbookDraft draft, SheetCanvas canvas, Cover cover, int lastColumn)
    {
        IXLWorksheet sheet = canvas.Sheet;
        canvas.CoverColumns = lastColumn;
        sheet.Row(1).Height = 9;
        sheet.Range(1, 1, 1, lastColumn).Style.Fill.SetBackgroundColor(WorkbookLook.Accent);
        sheet.Row(2).Height = 10;
        WorkbookLook.Title(canvas.Text(TitleRow, 2, cover.Title));
        WorkbookLook.Subtitle(canvas.Text(TitleRow + 1, 2, cover.Subtitle));
        int row = draft.Completeness.IsComplete ? FirstRow : Provisional(canvas, FirstRow, draft.Completeness, lastColumn);
        return Facts(canvas, row, [.. cover.Facts, ("Complete", draft.Completeness.IsComplete ? "Yes" : "No, provisional")], lastColumn) + 1;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Both days belong to the period.</summary>
    public static string Period(BillingPeriod period) => $"{Day(period.Start)} to {Day(period.End.AddDays(-1))}";

    public static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static DateTimeOffset AsOf(Invoice invoice) => invoice.Lines?.DataCreatedAt ?? invoice.InvoiceDate;

    private static int Provisional(SheetCanvas canvas, int row, Completeness completeness, int lastColumn)
    {
        WorkbookLook.Warning(canvas.Text(row, 2, "PROVISIONAL"), canvas.Sheet.Range(row, 2, row, lastColumn));
        row++;
        foreach (string missing in completeness.Missing.Prepend("Figures may still change. What isn't in them yet:"))
        {
            WorkbookLook.WarningText(canvas.Text(row, 2, missing));
            canvas.Spread(row, 2, lastColumn, missing);
            row++;
        }

        return row + 1;
    }

    private static int Facts(SheetCanvas canvas, int row, IEnumerable<(string Label, string Value)> facts, int lastColumn)
    {
        foreach ((string label, string value) in facts.Where(fact => fact.Value.Length > 0))
        {
            WorkbookLook.Label(canvas.Text(row, 2, label));
            WorkbookLook.Value(canvas.Text(row, 3, value));
            canvas.Spread(row, 3, lastColumn, value);
            row++;
        }

        return row;
    }
}
