using ClosedXML.Excel;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>What the workbooks look like: the one place for colours, type and number formats.</summary>
internal static class WorkbookLook
{
    public static readonly XLColor Accent = XLColor.FromHtml("#1F4E79");
    public static readonly XLColor Raw = XLColor.FromHtml("#6B7B8C");
    public static readonly XLColor Muted = XLColor.FromHtml("#5F6B7A");
    public static readonly XLColor Line = XLColor.FromHtml("#D5DCE4");
    public static readonly XLColor Band = XLColor.FromHtml("#EEF3F8");

    public static string Format(CellLook look, string currency) => look switch
    {
        CellLook.Money => MoneyFormat(Currency.Digits(currency)),
        // Any format with optional decimals would show whole numbers as "3.".
        CellLook.Number => "General",
        CellLook.Count => "#,##0",
        CellLook.Percent => "General\" %\"",
        CellLook.Ratio => "0.00\" %\";[Red]-0.00\" %\"",
        CellLook.Date => "yyyy-mm-dd",
        _ => "@",
    };

    public static void Title(IXLCell cell)
    {
        cell.Style.Font.SetFontSize(20).Font.SetBold().Font.SetFontColor(Accent);
        cell.WorksheetRow().Height = 30;
    }

    public static void Subtitle(IXLCell cell) => cell.Style.Font.SetFontSize(11).Font.SetFontColor(Muted);

    public static void Heading(IXLRange range)
    {
        range.Style.Font.SetFontSize(13).Font.SetBold().Font.SetFontColor(Accent);
        range.Style.Border.SetBottomBorder(XLBorderStyleValues.Medium).Border.SetBottomBorderColor(Accent);
        range.FirstRow().WorksheetRow().Height = 22;
    }

    public static void Label(IXLCell cell) =>
        cell.Style.Font.SetFontColor(Muted).Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left);

    public static void Value(IXLCell cell) => cell.Style
        .Alignment.SetHorizontal(XLAlignmentHorizontalValues.Left)
        .Alignment.SetVertical(XLAlignmentVerticalValues.Top)
        .Alignment.SetWrapText();

    /// <summary>Space between a figure at the right of its column and a text at the left of the next.</summary>
    public static void Indent(IXLCell cell) => cell.Style.Alignment.SetIndent(1);

    public static void Header(IXLCell cell, bool right, bool raw)
    {
        cell.Style.Fill.SetBackgroundColor(raw ? Raw : Accent).Font.SetFontColor(XLColor.White).Font.SetBold();
        cell.Style.Alignment
            .SetHorizontal(right ? XLAlignmentHorizontalValues.Right : XLAlignmentHorizontalValues.Left)
            .Alignment.SetVertical(XLAlignmentVerticalValues.Center)
            .Alignment.SetWrapText();
    }

    public static void Body(IXLCell cell) =>
        cell.Style.Border.SetBottomBorder(XLBorderStyleValues.Hair).Border.SetBottomBorderColor(Line).Alignment.SetVertical(XLAlignmentVerticalValues.Center);

    public static void Total(IXLRange range)
    {
        range.Style.Font.SetBold().Fill.SetBackgroundColor(Band);
        range.Style.Border.SetTopBorder(XLBorderStyleValues.Thin).Border.SetTopBorderColor(Accent);
        range.Style.Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        range.FirstRow().WorksheetRow().Height = 20;
    }

    /// <summary>Paper, margins, repeated header and page numbers.</summary>
    /// <param name="sheet">Sheet.</param>
    /// <param name="paper">Size.</param>
    /// <param name="footer">Said at the left of each page.</param>
    /// <param name="headerRow">Row that each page repeats; null for none.</param>
    public static void Print(IXLWorksheet sheet, XLPaperSize paper, string footer, int? headerRow)
    {
        sheet.ShowGridLines = false;
        IXLPageSetup setup = sheet.PageSetup;
        setup.PaperSize = paper;
        setup.PageOrientation = headerRow is null ? XLPageOrientation.Portrait : XLPageOrientation.Landscape;
        setup.FitToPages(1, 0);
        setup.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.6).SetBottom(0.7).SetHeader(0.3).SetFooter(0.35);
        if (headerRow is { } row)
            setup.SetRowsToRepeatAtTop(row, row);
        // In a footer, & begins a code.
        setup.Footer.Left.AddText(SheetText.Cut(SheetText.Clean(footer), 90).Replace("&", "&&", StringComparison.Ordinal));
        setup.Footer.Right.AddText("Page ");
        setup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        setup.Footer.Right.AddText(" of ");
        setup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    private static string MoneyFormat(int digits)
    {
        string figure = digits == 0 ? "#,##0" : "#,##0." + new string('0', digits);
        return $"{figure};[Red]-{figure}";
    }
}
