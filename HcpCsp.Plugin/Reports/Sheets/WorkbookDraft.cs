using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>A workbook as designed: the library's sheets, what their cells hold, and which of them are filled with lines when packed.</summary>
internal sealed class WorkbookDraft : IDisposable
{
    private readonly List<SheetCanvas> canvases = [];
    private readonly List<LineSheet> lineSheets = [];

    public required string Title { get; init; }

    /// <summary>Who made it, for the file's properties.</summary>
    public required string Creator { get; init; }

    /// <summary>Of the data, never of the clock: the same data makes the same file.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public XLWorkbook Workbook { get; } = new();

    public IReadOnlyList<SheetCanvas> Canvases => canvases;

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

    public void Dispose() => Workbook.Dispose();
}
