using ClosedXML.Excel;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>A workbook as designed: the library's sheets, what their cells hold, and which of them are filled with rows when packed.</summary>
internal sealed class WorkbookDraft : IDisposable
{
    private readonly List<SheetCanvas> canvases = [];
    private readonly List<LineSheet> lineSheets = [];

    public required string Title { get; init; }

    /// <summary>Who made it, for the file's properties.</summary>
    public required string Creator { get; init; }

    /// <summary>What an issued document is known by, for the file's properties: number and version. Empty for anything else.</summary>
    public string Identifier { get; init; } = "";

    /// <summary>Of the data, never of the clock: the same data makes the same file.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>Said at the left of each printed page.</summary>
    public required string Footer { get; init; }

    public HouseStyle Style { get; init; } = HouseStyle.Plain;

    public Completeness Completeness { get; init; } = Completeness.Whole;

    public XLWorkbook Workbook { get; } = new();

    public IReadOnlyList<SheetCanvas> Canvases => canvases;

    /// <summary>The first sheet.</summary>
    public SheetCanvas Cover => canvases[0];

    public IReadOnlyList<LineSheet> LineSheets => lineSheets;

    public SheetCanvas AddSheet(string name, string currency)
    {
        IXLWorksheet sheet = Workbook.AddWorksheet(WorkbookNames.Sheet(name, [.. canvases.Select(canvas => canvas.Sheet.Name)]));
        sheet.Style.Font.SetFontName("Calibri").Font.SetFontSize(11);
        var canvas = new SheetCanvas(sheet, currency);
        canvases.Add(canvas);
        return canvas;
    }

    public void Add(LineSheet sheet) => lineSheets.Add(sheet);

    /// <summary>As the library writes it, in the house's colours and on its paper.</summary>
    public void Save(Stream output)
    {
        ThemeColors.Of(Style.Accent).Apply(Workbook.Theme);
        var page = new PrintedPage(Style.Paper, Footer, Style.Footer, !Completeness.IsComplete);
        foreach (SheetCanvas canvas in canvases)
            page.SetUp(canvas);
        Workbook.SaveAs(output);
    }

    public void Dispose() => Workbook.Dispose();
}
