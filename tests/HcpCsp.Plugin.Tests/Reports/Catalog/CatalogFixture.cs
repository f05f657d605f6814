using System.Globalization;
using System.Text;
using ClosedXML.Excel;
using CsvHelper;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using HcpCsp.Plugin.Reports.Spending;
using HcpCsp.Plugin.Reports.Usage;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Fakes;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>The catalog over what a test puts there, and its files read back.</summary>
internal sealed class CatalogFixture
{
    public static readonly DateOnly InSeptember = new(2026, 9, 1);
    public static readonly DateOnly InOctober = new(2026, 10, 1);
    public static readonly DateTimeOffset OpenAsOf = new(2026, 10, 20, 4, 0, 0, TimeSpan.Zero);

    private IReportCatalog? catalog;

    public CatalogFixture(params InvoiceLine[] lines) => Books = new WorkbookFixture(lines);

    public WorkbookFixture Books { get; }

    public InMemoryStore Store => Books.Store;

    public InMemoryAccountStore Data => Books.Store.Data(AccountId);

    public IReadOnlyList<SheetColumn<UsageEntry>> DailyUsage { get; init; } = UsageColumns.Customer;

    public IReadOnlyList<SheetColumn<CustomerSpendingRow>> SpendingDetails { get; init; } = SpendingColumns.Customer;

    public int MostSheetRows { get; init; } = LineParts.MostSheetRows;

    public IReportCatalog Catalog => catalog ??= Compose(Store, Books.Plans, Books.Ledger, Books.Workbooks, this);

    public static IReportCatalog Compose(ICspStore store, IPlanStore plans, IBillingLedger ledger, InvoiceWorkbooks workbooks, CatalogFixture? fixture = null)
    {
        var statements = new StatementsInForce(store, plans);
        var styles = new HouseStyles(store);
        int most = fixture?.MostSheetRows ?? LineParts.MostSheetRows;
        var partner = new PartnerReportWriter(store, workbooks, new InvoiceCsv(ledger, statements), styles) { MostSheetRows = most };
        var customer = new CustomerReportWriter(store, statements, workbooks, new CustomerSpendingLedger(store, statements), styles)
        {
            MostSheetRows = most,
            DailyUsage = fixture?.DailyUsage ?? UsageColumns.Customer,
            SpendingDetails = fixture?.SpendingDetails ?? SpendingColumns.Customer,
        };
        return new ReportCatalog(store, new ReportedDocuments(store, ledger), new AccountRules(store, plans, new FakeTenants()), new ReportWriters(partner, customer));
    }

    public static ReportRequest Request(ReportKind kind, ReportFormat format = ReportFormat.Workbook, DateOnly? from = null, DateOnly? to = null) =>
        new() { AccountId = AccountId, Kind = kind, Format = format, FromMonth = from ?? InSeptember, ToMonth = to ?? from ?? InSeptember };

    public IReadOnlyList<PlannedReport> Plan(ReportKind kind, ReportFormat format = ReportFormat.Workbook, DateOnly? from = null, DateOnly? to = null) => Catalog.Plan(Request(kind, format, from, to));

    public PlannedReport PlanOne(ReportKind kind, ReportFormat format = ReportFormat.Workbook, DateOnly? from = null, DateOnly? to = null) => Plan(kind, format, from, to).ShouldHaveSingleItem();

    public async Task<byte[]> WriteAsync(PlannedReport report)
    {
        using var output = new MemoryStream();
        await Catalog.WriteAsync(report, output, TestContext.Current.CancellationToken);
        return output.ToArray();
    }

    public async Task<byte[]> WriteAsync(ReportKind kind, ReportFormat format = ReportFormat.Workbook, DateOnly? from = null, DateOnly? to = null) => await WriteAsync(PlanOne(kind, format, from, to));

    public async Task<byte[]> WriteFirstAsync(ReportKind kind) => await WriteAsync(Plan(kind)[0]);

    public async Task<XLWorkbook> OpenAsync(ReportKind kind, DateOnly? from = null, DateOnly? to = null)
    {
        byte[] file = await WriteAsync(kind, ReportFormat.Workbook, from, to);
        WorkbookFixture.Validate(file).ShouldBeEmpty();
        return WorkbookFixture.Open(file);
    }

    public async Task<List<Dictionary<string, string>>> ReadCsvAsync(ReportKind kind, ReportFormat format = ReportFormat.Csv, DateOnly? from = null, DateOnly? to = null) =>
        ReadCsv(Encoding.UTF8.GetString(await WriteAsync(kind, format, from, to)));

    public static List<Dictionary<string, string>> ReadCsv(string text)
    {
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        var rows = new List<Dictionary<string, string>>();
        csv.Read();
        csv.ReadHeader();
        while (csv.Read())
            rows.Add(csv.HeaderRecord!.ToDictionary(name => name, name => csv.GetField(name)!, StringComparer.Ordinal));
        return rows;
    }

    public static decimal Number(Dictionary<string, string> row, string name) => decimal.Parse(row[name], CultureInfo.InvariantCulture);

    /// <summary>All that a sheet says, for words to be looked for.</summary>
    public static IReadOnlyList<string> Texts(IXLWorksheet sheet) => [.. sheet.CellsUsed().Where(cell => cell.DataType == XLDataType.Text && !cell.HasFormula).Select(cell => cell.GetString())];

    /// <summary>All figures of a sheet, those of formulas as they were written.</summary>
    public static IReadOnlyList<decimal> Numbers(IXLWorksheet sheet) =>
    [
        .. sheet.CellsUsed().Where(cell => cell.HasFormula || cell.DataType == XLDataType.Number)
            .Select(cell => cell.HasFormula ? decimal.Parse(cell.CachedValue.ToString()!, CultureInfo.InvariantCulture) : cell.GetValue<decimal>()),
    ];

    /// <summary>Figures of a column of a line sheet, by header.</summary>
    public static IReadOnlyList<decimal> Figures(IXLWorksheet sheet, string header) =>
        [.. WorkbookFixture.Column(sheet, header).Where(cell => !cell.IsEmpty()).Select(cell => cell.GetValue<decimal>())];

    /// <summary>The figures that names stand for.</summary>
    public static Dictionary<string, decimal> Named(XLWorkbook workbook) => workbook.NamedRanges.ToDictionary(
        name => name.Name,
        name => decimal.Parse(name.Ranges.Single().FirstCell().CachedValue.ToString()!, CultureInfo.InvariantCulture));
}
