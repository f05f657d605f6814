using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Names for the totals of a workbook, so that other sheets and tools find them wherever they stand.</summary>
internal static class TotalNames
{
    public const string Cost = "Total_Cost";
    public const string Price = "Total_Price";
    public const string Margin = "Total_Margin";
    public const string Tax = "Total_Tax";
    public const string WithTax = "Total_With_Tax";
    public const string Lines = "Lines";

    /// <summary>Names the cell for the whole workbook, such as <c>Total_Cost_EUR</c>. A workbook has each name once.</summary>
    public static void Give(IXLCell cell, string total, string currency) => cell.AddToNamed($"{total}_{currency}", XLScope.Workbook);
}
