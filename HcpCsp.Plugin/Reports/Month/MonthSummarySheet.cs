using System.Globalization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Month;

/// <summary>The first sheet of a month: what it is about, and per currency its documents and its control totals.</summary>
internal static class MonthSummarySheet
{
    private static readonly IReadOnlyList<SummaryColumn> Columns =
    [
        new("Document"), new("State"), new("Counts"), new("Lines", CellLook.Count, true) { TotalName = TotalNames.Lines },
        new("Header, with tax", CellLook.Money, true), new("Lines, with tax", CellLook.Money, true) { TotalName = TotalNames.WithTax },
        new("Difference", CellLook.Money, true), new("Cost", CellLook.Money, true) { TotalName = TotalNames.Cost },
        new("Price", CellLook.Money, true) { TotalName = TotalNames.Price }, new("Margin", CellLook.Money, true) { TotalName = TotalNames.Margin },
        new("Margin %", CellLook.Ratio), new("Tie-out"),
    ];

    private static readonly double[] Widths = [2.5, 24, 26, 9, 10, 18, 18, 14, 17, 17, 17, 11, 14];

    public static void Write(WorkbookDraft draft, SheetCanvas canvas, MonthReport month, IReadOnlyDictionary<string, LineSheetSet> lines)
    {
        PartnerReport report = month.Report;
        for (int column = 1; column <= Widths.Length; column++)
            canvas.Sheet.Column(column).Width = Widths[column - 1];
        canvas.IsWide = true;
        int row = CoverBlock.Write(draft, canvas, new Cover($"Month {report.Months}", "For our own desk: it shows what we pay and earn", [.. report.Facts, report.Rules]), Widths.Length);
        foreach (string currency in month.Currencies)
            row = Block(canvas, row, month, currency, lines[currency]) + 2;
    }

    private static int Block(SheetCanvas canvas, int row, MonthReport month, string currency, LineSheetSet lines)
    {
        var table = new SummaryTable($"Documents in {currency}", currency, Columns) { CountedBy = 2 };
        int total = table.Write(canvas, row, [.. month.Report.Documents.Where(document => IsIn(document, currency)).Select(document => RowOf(document, currency))]);
        Ratio(canvas, total, month, currency);
        SummaryControl.Write(canvas, total + 1, "Price on the line sheets", lines, PartnerLineColumns.Price, SummaryTable.Letter(8), total);
        return total + 2;
    }

    private static bool IsIn(ReportedDocument document, string currency) =>
        string.Equals(document.Currency, currency, StringComparison.Ordinal) || document.Bill.Customers.Any(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal));

    private static Func<int, IReadOnlyList<CellContent?>> RowOf(ReportedDocument document, string currency) => row =>
    {
        InvoiceBill bill = document.Bill;
        bool isOwn = string.Equals(document.Currency, currency, StringComparison.Ordinal);
        CustomerBill[] customers = [.. bill.Customers.Where(customer => string.Equals(customer.Cost.Currency, currency, StringComparison.Ordinal))];
        (decimal cost, decimal price) = (customers.Sum(static customer => customer.Cost.Amount), customers.Sum(static customer => customer.Price.Amount));
        // A month that isn't billed yet has no header, and one in another currency is held against its own lines.
        bool hasHeader = isOwn && !document.IsOpen;
        bool isRead = document.IsRead;
        return
        [
            SummaryTable.Text(document.Number),
            SummaryTable.Text(isOwn ? SourcesSheet.StateOf(document) : $"Lines of it in {currency}"),
            SummaryTable.Text(document.Counts ? "yes" : "no"),
            SummaryTable.Number(customers.Sum(static customer => customer.LineCount)),
            hasHeader ? SummaryTable.Number(bill.Invoice.Total.Amount) : null,
            hasHeader && isRead ? SummaryTable.Number(bill.LineTotal.Amount) : null,
            hasHeader && isRead ? new CellContent.Formula(Difference(row, 4, 5), bill.Invoice.Total.Amount - bill.LineTotal.Amount) : null,
            isRead ? SummaryTable.Number(cost) : null,
            isRead ? SummaryTable.Number(price) : null,
            isRead ? new CellContent.Formula(Difference(row, 8, 7), price - cost) : null,
            isRead && price != 0m ? new CellContent.Formula(RatioOf(row), Percentage.Of(price - cost, price)) : null,
            SummaryTable.Text(bill.TieOut.Result.Caption()),
        ];
    };

    private static void Ratio(SheetCanvas canvas, int total, MonthReport month, string currency)
    {
        IReadOnlyDictionary<string, decimal> sums = month.SumsIn(currency);
        (decimal cost, decimal price) = (sums[PartnerLineColumns.Cost], sums[PartnerLineColumns.Price]);
        if (price != 0m)
            canvas.Formula(total, 12, RatioOf(total), Percentage.Of(price - cost, price), CellLook.Ratio);
    }

    private static string Difference(int row, int left, int right) => string.Create(CultureInfo.InvariantCulture, $"{SummaryTable.Letter(left)}{row}-{SummaryTable.Letter(right)}{row}");

    private static string RatioOf(int row) => string.Create(CultureInfo.InvariantCulture, $"ROUND({SummaryTable.Letter(9)}{row}/{SummaryTable.Letter(8)}{row}*100,2)");
}
