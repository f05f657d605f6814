using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;

namespace HcpCsp.Plugin.Reports.Spending;

/// <summary>Designs a customer's own spending report, and says what it may show.</summary>
/// <param name="report">What it is of.</param>
/// <param name="rows">As the customer knows them.</param>
/// <param name="columns">Of the details.</param>
internal sealed class CustomerSpendingWorkbook(CustomerReport report, IReadOnlyList<CustomerSpendingRow> rows, IReadOnlyList<SheetColumn<CustomerSpendingRow>> columns)
{
    private static readonly IReadOnlyList<SummaryColumn> Columns =
    [
        new("Month"), new("Statement"), new("Basis"), new("Data as of"), new("Data version"), new("Lines", CellLook.Count, true) { TotalName = TotalNames.Lines },
        new("Price", CellLook.Money, true) { TotalName = TotalNames.Price },
    ];

    private readonly string[] currencies = [.. rows.Select(static row => row.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private readonly DateOnly[] months = [.. rows.Select(static row => row.Month).Distinct().Order()];

    public WorkbookDraft Design(WorkbookSettings settings)
    {
        WorkbookDraft draft = report.NewDraft("Spending", settings);
        SheetCanvas summary = draft.AddSheet("Summary", currencies is [var first, ..] ? first : "");
        double[] widths = [2.5, 24, 40, 17, 23, 15, 12, 18];
        for (int column = 1; column <= widths.Length; column++)
            summary.Sheet.Column(column).Width = widths[column - 1];
        summary.IsWide = true;
        var cover = new Cover("Spending", $"By month and product · {report.Months}", [.. report.Facts, ("Prices", "Before tax: as issued where a statement is, else as billed so far")]);
        int row = CoverBlock.Write(draft, summary, cover, widths.Length);
        foreach (string currency in currencies)
        {
            AddPivot(draft, currency, settings.MostSheetRows);
            LineSheetSet details = AddDetails(draft, currency, settings.MostSheetRows);
            int total = new SummaryTable($"Spending in {currency}", currency, Columns).Write(summary, row, [.. BillsIn(currency).Select(one => RowOf(one.Document, one.Bill))]);
            SummaryControl.Write(summary, total + 1, "Price on the detail sheets", details, SpendingColumns.Price, SummaryTable.Letter(6), total);
            row = total + 4;
        }

        return draft;
    }

    public CustomerAllowance Allow(HouseStyle style) => report.Allow(
        style,
        Figures(),
        new CustomerTable<SpendingPivotRow>("ProductsByMonth", PivotOf(rows).Columns(PivotTexts, withCost: false)),
        new CustomerTable<CustomerSpendingRow>("Spending", SpendingColumns.Customer));

    private static IReadOnlyList<(string Header, double Width)> PivotTexts => [("Product family", 22), ("Product", 50)];

    private static Func<int, IReadOnlyList<CellContent?>> RowOf(CustomerDocument document, CustomerBill bill) => _ =>
    [
        SummaryTable.Text(ReportFacts.Month(document.Document.Month)),
        SummaryTable.Text(document.Number),
        SummaryTable.Text(document.Basis.Caption()),
        SummaryTable.Text(CoverBlock.Moment(CoverBlock.AsOf(document.Statement.Invoice.Invoice))),
        SummaryTable.Text(document.DataVersion),
        SummaryTable.Number(bill.LineCount),
        SummaryTable.Number(bill.Price.Amount),
    ];

    private HashSet<decimal> Figures()
    {
        // The difference to the total.
        HashSet<decimal> figures = [0m];
        foreach (string currency in currencies)
        {
            (CustomerDocument Document, CustomerBill Bill)[] bills = [.. BillsIn(currency)];
            figures.UnionWith(bills.SelectMany(static one => new[] { one.Bill.LineCount, one.Bill.Price.Amount }));
            figures.UnionWith([bills.Sum(static one => one.Bill.LineCount), bills.Sum(static one => one.Bill.Price.Amount)]);
        }

        return figures;
    }

    private IEnumerable<(CustomerDocument Document, CustomerBill Bill)> BillsIn(string currency) => report.Documents
        .SelectMany(static document => document.Statement.Bills, static (document, bill) => (document, bill))
        .Where(one => string.Equals(one.bill.Price.Currency, currency, StringComparison.Ordinal));

    private SpendingPivot PivotOf(IEnumerable<CustomerSpendingRow> some) => new(months,
    [
        .. some.GroupBy(static row => (row.Family, row.Product)).Select(static product => new SpendingPivotRow(
            [SpendingColumns.FamilyOf(product.Key.Family), product.Key.Product],
            product.GroupBy(static row => row.Month).ToDictionary(static month => month.Key, static month => month.Sum(static row => row.Price.Amount)),
            Cost: null)),
    ]);

    private void AddPivot(WorkbookDraft draft, string currency, int mostSheetRows)
    {
        CustomerSpendingRow[] own = RowsIn(currency);
        SpendingPivot pivot = PivotOf(own);
        LineSheetSet.Add(draft, new LineSheetRequest<SpendingPivotRow>
        {
            Name = NameOf("Products by month", currency),
            Title = "Products by month",
            About = $"Price, before tax · {report.Months}",
            Unit = "product",
            TablePrefix = "ProductsByMonth",
            Currency = currency,
            Columns = pivot.Columns(PivotTexts, withCost: false),
            Read = () => pivot.Rows,
            Count = pivot.Rows.Count,
            Sums = pivot.Sums(month => own.Where(row => row.Month == month).Sum(static row => row.Price.Amount), cost: null),
            MostSheetRows = mostSheetRows,
        });
    }

    private LineSheetSet AddDetails(WorkbookDraft draft, string currency, int mostSheetRows) => LineSheetSet.Add(draft, new LineSheetRequest<CustomerSpendingRow>
    {
        Name = NameOf("Details", currency),
        Title = "Spending by month and product",
        About = $"{report.Months} · before tax",
        Unit = "row",
        TablePrefix = "Spending",
        Currency = currency,
        Columns = columns,
        Read = () => RowsIn(currency),
        Count = RowsIn(currency).Length,
        // From the statements themselves, apart from the rows.
        Sums = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            [SpendingColumns.Lines] = BillsIn(currency).Sum(static one => one.Bill.LineCount),
            [SpendingColumns.Price] = BillsIn(currency).Sum(static one => one.Bill.Price.Amount),
        },
        MostSheetRows = mostSheetRows,
    });

    private CustomerSpendingRow[] RowsIn(string currency) => [.. rows.Where(row => string.Equals(row.Currency, currency, StringComparison.Ordinal))];

    private string NameOf(string name, string currency) => currencies.Length == 1 ? name : $"{name} {currency}";
}
