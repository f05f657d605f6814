using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Usage;

/// <summary>Designs the usage breakdown for the partner, at cost as Microsoft states it.</summary>
internal static class UsageWorkbook
{
    private static readonly IReadOnlyList<SummaryColumn> Columns = [new("Figure"), new("What it is"), new("Amount", CellLook.Money)];

    public static WorkbookDraft Design(PartnerReport report, PartnerUsage usage, WorkbookSettings settings)
    {
        var breakdown = new UsageBreakdown();
        foreach (UsageEntry entry in usage.Read())
            breakdown.Add(entry);
        IReadOnlyList<string> currencies = breakdown.Currencies;
        var draft = report.NewDraft("Azure usage", settings);
        SheetCanvas summary = draft.AddSheet("Summary", currencies is [var one, ..] ? one : "");
        LineSheetSet[] days = [.. currencies.Select(currency => new UsageSheets
        {
            Currency = currency,
            IsOneOfMany = currencies.Count > 1,
            Breakdown = breakdown,
            ForPartner = true,
            Columns = UsageColumns.Partner,
            Read = () => usage.Read().Where(entry => string.Equals(entry.Currency, currency, StringComparison.Ordinal)),
            Count = breakdown.LinesIn(currency),
            Amount = breakdown.AmountIn(currency),
            About = $"{report.Months} · cost before tax, as Microsoft states it",
            MostSheetRows = settings.MostSheetRows,
        }.Add(draft))];
        SourcesSheet.Add(draft, report, settings.MostSheetRows);
        Summarize(draft, summary, report, usage, days);
        return draft;
    }

    private static void Summarize(WorkbookDraft draft, SheetCanvas canvas, PartnerReport report, PartnerUsage usage, LineSheetSet[] days)
    {
        double[] widths = [2.5, 30, 66, 20];
        for (int column = 1; column <= widths.Length; column++)
            canvas.Sheet.Column(column).Width = widths[column - 1];
        int row = CoverBlock.Write(draft, canvas, new Cover("Azure usage", "For our own desk: it shows what we pay", [.. report.Facts, ("How to read it", "Usage is a breakdown of the Azure plan lines of invoices, day by day. It is never added to them.")]), widths.Length);
        foreach (LineSheetSet lines in days)
            row = Block(canvas, row, lines, usage.AzureCostIn(lines.Request.Currency)) + 2;
        if (days.Length == 0)
            canvas.Text(row, 2, "There is no usage in these months.");
    }

    private static int Block(SheetCanvas canvas, int row, LineSheetSet lines, decimal azure)
    {
        decimal cost = lines.Request.Sums[UsageColumns.Cost];
        int first = row + 2;
        new SummaryTable($"Control totals, {lines.Request.Currency}", lines.Request.Currency, Columns).WriteRows(canvas, row,
        [
            _ => [SummaryTable.Text("Daily usage"), SummaryTable.Text("Sum of the daily figures, not rounded"), new CellContent.Formula(lines.SumOf(UsageColumns.Cost), cost)],
            _ => [SummaryTable.Text("Azure plan lines"), SummaryTable.Text("What the documents bill for it, before tax"), SummaryTable.Number(azure)],
            _ => [
                SummaryTable.Text("Difference"),
                SummaryTable.Text("Usage less lines: Microsoft cuts amounts per day here and per meter there, and credits are on lines alone"),
                new CellContent.Formula($"D{first}-D{first + 1}", cost - azure),
            ],
        ]);
        TotalNames.Give(canvas.Sheet.Cell(first, 4), TotalNames.Cost, lines.Request.Currency);
        return first + 2;
    }
}
