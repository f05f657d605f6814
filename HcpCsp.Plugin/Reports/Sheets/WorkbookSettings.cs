using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>What a workbook is made under, beside its data.</summary>
internal sealed record WorkbookSettings
{
    public static readonly WorkbookSettings Plain = new();

    public HouseStyle Style { get; init; } = HouseStyle.Plain;

    public Completeness Completeness { get; init; } = Completeness.Whole;

    /// <summary>Rows that a sheet holds at most.</summary>
    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;
}
