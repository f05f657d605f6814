using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;

namespace HcpCsp.Plugin.Reports.Month;

/// <summary>A line of one of several documents.</summary>
internal sealed record DocumentLine(string Document, PricedLine Line)
{
    /// <summary>The columns of a document's own workbook behind the document's number.</summary>
    public static IReadOnlyList<SheetColumn<DocumentLine>> Columns { get; } =
        [new TextSheetColumn<DocumentLine>("Document", 26, static line => line.Document), .. PartnerLineColumns.All.Select(Lift)];

    private static SheetColumn<DocumentLine> Lift(SheetColumn<PricedLine> column) => column switch
    {
        TextSheetColumn<PricedLine> text => new TextSheetColumn<DocumentLine>(text.Header, text.Width, line => text.Get(line.Line)) { IsRaw = text.IsRaw },
        NumberSheetColumn<PricedLine> number => new NumberSheetColumn<DocumentLine>(number.Header, number.Width, number.Look, line => number.Get(line.Line)) { IsRaw = number.IsRaw },
        DateSheetColumn<PricedLine> date => new DateSheetColumn<DocumentLine>(date.Header, date.Width, line => date.Get(line.Line)) { IsRaw = date.IsRaw },
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "Not a column."),
    };
}
