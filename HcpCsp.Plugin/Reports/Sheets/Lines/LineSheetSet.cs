using System.Globalization;

namespace HcpCsp.Plugin.Reports.Sheets.Lines;

/// <summary>The line sheets of one currency: as many as its rows need.</summary>
internal sealed record LineSheetSet(LineSheetRequest Request, IReadOnlyList<LineSheet> Sheets)
{
    /// <summary>A formula that adds a column up over all sheets.</summary>
    public string SumOf(string header) => string.Join("+", Sheets.Select(sheet => $"SUM({sheet.RangeOf(header)})"));

    /// <summary>A formula that counts the rows over all sheets, by a column that is a figure in each row.</summary>
    public string CountOf(string header) => string.Join("+", Sheets.Select(sheet => $"COUNT({sheet.RangeOf(header)})"));

    public static LineSheetSet Add<TRow>(WorkbookDraft draft, LineSheetRequest<TRow> request)
    {
        IReadOnlyList<LinePart> parts = LineParts.Cut(request);
        var sheets = new List<LineSheet>(parts.Count);
        foreach (LinePart part in parts)
        {
            var sheet = new LineSheet<TRow>
            {
                Canvas = draft.AddSheet(request.Name, request.Currency),
                TableName = request.TablePrefix + (draft.LineSheets.Count + 1).ToString(CultureInfo.InvariantCulture),
                Part = part,
                RowColumns = request.Columns,
                Read = request.Read,
            };
            sheet.Design(request.Title, Subtitle(request, part, parts.Count));
            draft.Add(sheet);
            sheets.Add(sheet);
        }

        return new LineSheetSet(request, sheets);
    }

    private static string Subtitle(LineSheetRequest request, LinePart part, int parts)
    {
        string rows = part.Count == 0 ? $"no {request.Unit}s" : string.Create(CultureInfo.InvariantCulture, $"{part.Count:#,##0} {request.Unit}{(part.Count == 1 ? "" : "s")}");
        string which = parts == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"part {part.Number} of {parts}");
        return string.Join(" · ", new[] { request.About, request.Currency, rows, which }.Where(text => text.Length > 0));
    }
}
