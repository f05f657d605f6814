using ClosedXML.Excel;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>What the workbooks look like: the one place for colours, type and number formats.</summary>
internal static class WorkbookLook
{
    /// <summary>The house's colour: what it is comes with <see cref="ThemeColors"/>.</summary>
    public static readonly XLColor Accent = XLColor.FromTheme(XLThemeColor.Accent1);
    public static readonly XLColor OnAccent = XLColor.FromTheme(XLThemeColor.Accent2);
    public static readonly XLColor AccentText = XLColor.FromTheme(XLThemeColor.Accent3);
    public static readonly XLColor Raw = XLColor.FromHtml("#6B7B8C");
    public static readonly XLColor Muted = XLColor.FromHtml("#5F6B7A");
    public static readonly XLColor Line = XLColor.FromHtml("#D5DCE4");
    public static readonly XLColor Band = XLColor.FromHtml("#EEF3F8");
    public static readonly XLColor Alert = XLColor.FromHtml("#8A3B00");
    public static readonly XLColor AlertBand = XLColor.FromHtml("#FFF1DC");

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
        cell.Style.Font.SetFontSize(20).Font.SetBold().Font.SetFontColor(AccentText);
        cell.WorksheetRow().Height = 30;
    }

    public static void Subtitle(IXLCell cell) => cell.Style.Font.SetFontSize(11).Font.SetFontColor(Muted);

    public static void Heading(IXLRange range)
    {
        range.Style.Font.SetFontSize(13).Font.SetBold().Font.SetFontColor(AccentText);
        range.Style.Border.SetBottomBorder(XLBorderStyleValues.Medium).Border.SetBottomBorderColor(Accent);
        range.FirstRow().WorksheetRow().Height = 22;
    }

    /// <summary>A word that nobody may miss.</summary>
    public static void Warning(IXLCell cell, IXLRange band)
    {
        cell.Style.Font.SetFontSize(20).Font.SetBold().Font.SetFontColor(Alert);
        band.Style.Fill.SetBackgroundColor(AlertBand).Alignment.SetVertical(XLAlignmentVerticalValues.Center);
        cell.WorksheetRow().Height = 34;
    }

    public static void WarningText(IXLCell cell) =>
        cell.Style.Font.SetFontColor(Alert).Alignment.SetVertical(XLAlignmentVerticalValues.Top).Alignment.SetWrapText();

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
        cell.Style.Fill.SetBackgroundColor(raw ? Raw : Accent).Font.SetFontColor(raw ? XLColor.White : OnAccent).Font.SetBold();
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

    private static string MoneyFormat(int digits)
    {
        string figure = digits == 0 ? "#,##0" : "#,##0." + new string('0', digits);
        return $"{figure};[Red]-{figure}";
    }
}
