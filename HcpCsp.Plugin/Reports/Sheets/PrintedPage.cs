using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Paper, margins, repeated header, footer and page numbers: the same for all sheets of a workbook.</summary>
internal sealed record PrintedPage(XLPaperSize Paper, string Footer, string BrandFooter, bool IsProvisional)
{
    // All footers of a page together may have 255 characters.
    private const int MostFooter = 90;

    public void SetUp(SheetCanvas canvas)
    {
        IXLWorksheet sheet = canvas.Sheet;
        sheet.ShowGridLines = false;
        IXLPageSetup setup = sheet.PageSetup;
        setup.PaperSize = Paper;
        setup.PageOrientation = canvas is { RepeatedRow: null, IsWide: false } ? XLPageOrientation.Portrait : XLPageOrientation.Landscape;
        setup.FitToPages(canvas.PagesAcross, 0);
        setup.Margins.SetLeft(0.5).SetRight(0.5).SetTop(0.6).SetBottom(0.7).SetHeader(0.3).SetFooter(0.3);
        if (canvas.RepeatedRow is { } row)
            setup.SetRowsToRepeatAtTop(row, row);
        setup.Footer.Left.AddText((IsProvisional ? "Provisional · " : "") + Shown(Footer));
        if (BrandFooter.Length > 0)
            setup.Footer.Left.AddText("\n" + Shown(BrandFooter));
        setup.Footer.Right.AddText("Page ");
        setup.Footer.Right.AddText(XLHFPredefinedText.PageNumber);
        setup.Footer.Right.AddText(" of ");
        setup.Footer.Right.AddText(XLHFPredefinedText.NumberOfPages);
    }

    // In a footer, & begins a code.
    private static string Shown(string text) => SheetText.Cut(SheetText.Clean(text), MostFooter).Replace("&", "&&", StringComparison.Ordinal);
}
