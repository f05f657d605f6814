using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Reports.Partner;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Spending;

/// <summary>Designs the Customer Spending Report for the partner: customer × month, and customer × month × product family and product.</summary>
internal static class SpendingWorkbook
{
    private static readonly IReadOnlyList<SummaryColumn> Columns =
    [
        new("Month"), new("Basis"), new("Customers", CellLook.Count), new("Lines", CellLook.Count, true) { TotalName = TotalNames.Lines },
        new("Cost", CellLook.Money, true) { TotalName = TotalNames.Cost }, new("Price", CellLook.Money, true) { TotalName = TotalNames.Price },
        new("Margin", CellLook.Money, true) { TotalName = TotalNames.Margin }, new("Margin %", CellLook.Ratio),
    ];

    public static WorkbookDraft Design(PartnerReport report, IReadOnlyList<SpendingRow> rows, WorkbookSettings settings)
    {
        int mostSheetRows = settings.MostSheetRows;
        string[] currencies = [.. rows.Select(static row => row.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var draft = report.NewDraft("Customer spending", settings);
        SheetCanvas summary = draft.AddSheet("Summary", currencies.FirstOrDefault() ?? "");
        var details = new Dictionary<string, LineSheetSet>(StringComparer.Ordinal);
        foreach (string currency in currencies)
        {
            SpendingRow[] own = [.. rows.Where(row => string.Equals(row.Currency, currency, StringComparison.Ordinal))];
            string suffix = currencies.Length == 1 ? "" : " " + currency;
            AddPivot(draft, report, own, currency, suffix, mostSheetRows);
            details[currency] = AddDetails(draft, report, own, currency, suffix, mostSheetRows);
        }

        SourcesSheet.Add(draft, report, mostSheetRows);
        Summarize(draft, summary, report, rows, details);
        return draft;
    }

    private static void AddPivot(WorkbookDraft draft, PartnerReport report, SpendingRow[] rows, string currency, string suffix, int mostSheetRows)
    {
        DateOnly[] months = [.. rows.Select(static row => row.Month).Distinct().Order()];
        var pivot = new SpendingPivot(months,
        [
            .. rows.GroupBy(static row => row.CustomerId, StringComparer.Ordinal).Select(static customer => new SpendingPivotRow(
                [customer.First().CustomerName, customer.Key],
                customer.GroupBy(static row => row.Month).ToDictionary(static month => month.Key, static month => month.Sum(static row => row.Price.Amount)),
                customer.Sum(static row => row.Cost.Amount))),
        ]);
        LineSheetSet.Add(draft, new LineSheetRequest<SpendingPivotRow>
        {
            Name = "Customers by month" + suffix,
            Title = "Customers by month",
            About = $"Price, before tax · {report.Months}",
            Unit = "customer",
            TablePrefix = "CustomersByMonth",
            Currency = currency,
            Columns = pivot.Columns([("Customer", 36), ("Customer ID", 38)], withCost: true),
            Read = () => pivot.Rows,
            Count = pivot.Rows.Count,
            Sums = pivot.Sums(month => rows.Where(row => row.Month == month).Sum(static row => row.Price.Amount), rows.Sum(static row => row.Cost.Amount)),
            MostSheetRows = mostSheetRows,
        });
    }

    private static LineSheetSet AddDetails(WorkbookDraft draft, PartnerReport report, SpendingRow[] rows, string currency, string suffix, int mostSheetRows) =>
        LineSheetSet.Add(draft, new LineSheetRequest<SpendingRow>
        {
            Name = "Details" + suffix,
            Title = "Spending by customer, month and product",
            About = $"{report.Months} · before tax",
            Unit = "row",
            TablePrefix = "Spending",
            Currency = currency,
            Columns = SpendingColumns.Partner,
            Read = () => rows,
            Count = rows.Length,
            Sums = BilledSums(report, currency),
            MostSheetRows = mostSheetRows,
        });

    // From the bills themselves, apart from the rows.
    private static Dictionary<string, decimal> BilledSums(PartnerReport report, string currency)
    {
        var bills = report.Counted.SelectMany(static document => document.Bill.Customers)
            .Where(customer => report.IsWanted(customer.CustomerId) && string.Equals(customer.Price.Currency, currency, StringComparison.Ordinal)).ToList();
        (decimal cost, decimal price) = (bills.Sum(static bill => bill.Cost.Amount), bills.Sum(static bill => bill.Price.Amount));
        return new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [SpendingColumns.Lines] = bills.Sum(static bill => bill.LineCount),
            [SpendingColumns.Cost] = cost,
            [SpendingColumns.Price] = price,
            [SpendingColumns.Margin] = price - cost,
        };
    }

    private static void Summarize(WorkbookDraft draft, SheetCanvas canvas, PartnerReport report, IReadOnlyList<SpendingRow> rows, Dictionary<string, LineSheetSet> details)
    {
        double[] widths = [2.5, 24, 18, 12, 12, 18, 18, 18, 12];
        for (int column = 1; column <= widths.Length; column++)
            canvas.Sheet.Column(column).Width = widths[column - 1];
        canvas.IsWide = true;
        int row = CoverBlock.Write(draft, canvas, new Cover("Customer spending", "For our own desk: it shows what we pay and earn", [.. report.Facts, report.Rules, ("Prices", "Of today: each document priced by the rule in force for it; what was issued to customers may differ")]), widths.Length);
        foreach ((string currency, LineSheetSet lines) in details)
            row = Block(canvas, row, [.. rows.Where(one => string.Equals(one.Currency, currency, StringComparison.Ordinal))], lines) + 2;
    }

    private static int Block(SheetCanvas canvas, int row, SpendingRow[] rows, LineSheetSet lines)
    {
        string currency = lines.Request.Currency;
        var months = rows.GroupBy(static one => (one.Month, one.Basis)).OrderBy(static group => group.Key.Month).ThenBy(static group => group.Key.Basis).ToList();
        int total = new SummaryTable($"Spending in {currency}", currency, Columns).Write(canvas, row, [.. months.Select(static month => RowOf(month.Key.Month, month.Key.Basis, [.. month]))]);
        SummaryControl.Write(canvas, total + 1, "Price on the detail sheets", lines, SpendingColumns.Price, SummaryTable.Letter(5), total);
        return total + 2;
    }

    private static Func<int, IReadOnlyList<CellContent?>> RowOf(DateOnly month, SpendingBasis basis, SpendingRow[] rows) => row =>
    {
        (decimal cost, decimal price) = (rows.Sum(static one => one.Cost.Amount), rows.Sum(static one => one.Price.Amount));
        return
        [
            SummaryTable.Text(ReportFacts.Month(month)),
            SummaryTable.Text(basis.Caption()),
            SummaryTable.Number(rows.Select(static one => one.CustomerId).Distinct(StringComparer.Ordinal).Count()),
            SummaryTable.Number(rows.Sum(static one => one.LineCount)),
            SummaryTable.Number(cost),
            SummaryTable.Number(price),
            new CellContent.Formula($"G{row}-F{row}", price - cost),
            price == 0m ? null : new CellContent.Formula($"ROUND(H{row}/G{row}*100,2)", Percentage.Of(price - cost, price)),
        ];
    };
}
