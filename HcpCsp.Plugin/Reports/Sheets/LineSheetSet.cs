using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>The line sheets of one currency: as many as its lines need.</summary>
internal sealed record LineSheetSet(IReadOnlyList<LineSheet> Sheets)
{
    public required LineSheetRequest Request { get; init; }

    /// <summary>A formula that adds a column up over all sheets.</summary>
    public string SumOf(string header) => string.Join("+", Sheets.Select(sheet => $"SUM({sheet.RangeOf(header)})"));

    public static LineSheetSet Add(WorkbookDraft draft, LineSheetRequest request)
    {
        IReadOnlyList<LinePart> parts = LineParts.Cut(request.Columns, request.Read, request.Count, request.Sums, request.MostSheetRows);
        var sheets = new List<LineSheet>(parts.Count);
        foreach (LinePart part in parts)
        {
            var sheet = new LineSheet
            {
                Canvas = draft.AddSheet(request.Name, request.Currency),
                TableName = string.Create(CultureInfo.InvariantCulture, $"LineItems{draft.LineSheets.Count + 1}"),
                Part = part,
                Columns = request.Columns,
                Read = request.Read,
            };
            string which = parts.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" · part {part.Number} of {parts.Count}");
            string lines = part.Count == 0 ? "no lines" : string.Create(CultureInfo.InvariantCulture, $"{part.Count:#,##0} line{(part.Count == 1 ? "" : "s")}");
            sheet.Design("Line items", $"{request.About} · {request.Currency} · {lines}{which}", request.Footer, request.Paper);
            draft.Add(sheet);
            sheets.Add(sheet);
        }

        return new LineSheetSet(sheets) { Request = request };
    }
}

/// <summary>What goes into the line sheets of one currency.</summary>
internal sealed record LineSheetRequest
{
    public required string Name { get; init; }

    /// <summary>What the lines are of, for the line under the title.</summary>
    public required string About { get; init; }

    public required string Currency { get; init; }

    public required IReadOnlyList<SheetColumn<PricedLine>> Columns { get; init; }

    public required Func<IEnumerable<PricedLine>> Read { get; init; }

    public required int Count { get; init; }

    /// <summary>Of the summed columns, by header, as the ledger has them.</summary>
    public required IReadOnlyDictionary<string, decimal> Sums { get; init; }

    public required int MostSheetRows { get; init; }

    public required string Footer { get; init; }

    public required XLPaperSize Paper { get; init; }
}
