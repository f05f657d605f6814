using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Partner;

/// <summary>The documents that a report is made from, each with its data version.</summary>
internal static class SourcesSheet
{
    private static readonly IReadOnlyList<SheetColumn<ReportedDocument>> Columns =
    [
        new TextSheetColumn<ReportedDocument>("Document", 26, static document => document.Number),
        new TextSheetColumn<ReportedDocument>("Month", 10, static document => ReportFacts.Month(document.Month)),
        new TextSheetColumn<ReportedDocument>("Currency", 10, static document => document.Currency),
        new TextSheetColumn<ReportedDocument>("Document type", 18, static document => document.IsOpen ? "" : document.Bill.Invoice.DocumentType),
        new TextSheetColumn<ReportedDocument>("Corrects", 16, static document => document.Bill.Invoice.AmendsNumber),
        new TextSheetColumn<ReportedDocument>("State", 24, StateOf),
        new TextSheetColumn<ReportedDocument>("Data as of", 22, static document => document.AsOf is { } moment ? CoverBlock.Moment(moment) : ""),
        new TextSheetColumn<ReportedDocument>("Data version", 34, static document => document.Bill.Invoice.Lines?.ETag),
        new TextSheetColumn<ReportedDocument>("Usage version", 34, static document => document.Usage?.ETag),
        new NumberSheetColumn<ReportedDocument>("Lines", 12, CellLook.Count, static document => document.Bill.LineCount),
        new TextSheetColumn<ReportedDocument>("Tie-out", 14, static document => document.Bill.TieOut.Result.Caption()),
    ];

    public static void Add(WorkbookDraft draft, PartnerReport report, int mostSheetRows) => LineSheetSet.Add(draft, new LineSheetRequest<ReportedDocument>
    {
        Name = "Sources",
        Title = "Sources",
        About = $"What the figures are made from · {report.Months}",
        Unit = "document",
        TablePrefix = "Sources",
        Currency = "",
        Columns = Columns,
        Read = () => report.Documents,
        Count = report.Documents.Count,
        Sums = new Dictionary<string, decimal>(StringComparer.Ordinal),
        MostSheetRows = mostSheetRows,
    });

    public static string StateOf(ReportedDocument document) =>
        document.Bill.Invoice.IsVoided ? "Voided: not counted"
        : document.IsOpen ? "Not billed yet: provisional"
        : !document.IsRead ? "Not read yet: not counted"
        : "Counted";
}
