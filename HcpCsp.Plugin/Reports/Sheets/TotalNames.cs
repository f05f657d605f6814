using System.Globalization;
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

    /// <summary>Names the cell for the whole workbook, such as <c>Total_Cost_EUR</c>.</summary>
    public static void Give(IXLCell cell, string total, string currency)
    {
        // Microsoft's currency codes are three letters; whatever else stands there must not break the file.
        string wanted = $"{total}_{string.Concat(currency.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant()}";
        string name = wanted;
        for (int number = 2; cell.Worksheet.Workbook.NamedRanges.Any(taken => string.Equals(taken.Name, name, StringComparison.OrdinalIgnoreCase)); number++)
            name = string.Create(CultureInfo.InvariantCulture, $"{wanted}_{number}");
        cell.AddToNamed(name, XLScope.Workbook);
    }
}
