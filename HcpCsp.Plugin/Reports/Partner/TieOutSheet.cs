using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The comparisons of a document's figures.</summary>
internal static class TieOutSheet
{
    private const int HeaderRow = 4;

    private static readonly (string Header, double Width, bool Right)[] Columns =
        [("Check", 36, false), ("Left", 18, true), ("Right", 18, true), ("Difference", 16, true), ("Result", 14, false), ("Note", 60, false)];

    public static void Write(SheetCanvas canvas, InvoiceBill bill)
    {
        WorkbookLook.Title(canvas.Text(1, 1, $"Tie-out: {bill.TieOut.Result.Caption()}"));
        WorkbookLook.Subtitle(canvas.Text(2, 1, $"Invoice {bill.Invoice.Number} · {bill.Cost.Currency} · exact, without any tolerance"));
        for (int column = 1; column <= Columns.Length; column++)
        {
            canvas.Sheet.Column(column).Width = Columns[column - 1].Width;
            canvas.Header(HeaderRow, column, Columns[column - 1].Header, Columns[column - 1].Right);
        }

        WorkbookLook.Indent(canvas.Sheet.Cell(HeaderRow, 5));
        int row = HeaderRow;
        foreach (TieOutCheck check in bill.TieOut.Checks)
            WriteCheck(canvas, ++row, check);
        canvas.Sheet.Range(HeaderRow, 1, Math.Max(row, HeaderRow + 1), Columns.Length).CreateTable("TieOut").Theme = XLTableTheme.TableStyleLight1;
        canvas.Sheet.Row(HeaderRow).Height = 20;
        canvas.Sheet.SheetView.FreezeRows(HeaderRow);
        canvas.RepeatedRow = HeaderRow;
    }

    private static void WriteCheck(SheetCanvas canvas, int row, TieOutCheck check)
    {
        canvas.Text(row, 1, check.Name);
        if (check.Left is { } left)
            canvas.Number(row, 2, left.Amount, CellLook.Money);
        if (check.Right is { } right)
            canvas.Number(row, 3, right.Amount, CellLook.Money);
        if (check.Difference is { } difference)
            canvas.Formula(row, 4, $"B{row}-C{row}", difference.Amount, CellLook.Money);
        IXLCell result = canvas.Text(row, 5, check.Result.Caption());
        result.Style.Font.SetBold().Font.SetFontColor(check.Result switch
        {
            TieOutResult.Equal => XLColor.FromHtml("#1B6E3C"),
            TieOutResult.Different => XLColor.FromHtml("#A4262C"),
            _ => WorkbookLook.Muted,
        });
        canvas.Text(row, 6, check.Note).Style.Alignment.SetWrapText();
        for (int column = 1; column <= Columns.Length; column++)
            WorkbookLook.Body(canvas.Sheet.Cell(row, column));
        WorkbookLook.Indent(result);
    }
}
