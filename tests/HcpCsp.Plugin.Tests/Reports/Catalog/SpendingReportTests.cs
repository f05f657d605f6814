using ClosedXML.Excel;
using HcpCsp.Plugin.Billing.Spending;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Spending;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Reports.Catalog.CatalogFixture;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>The Customer Spending Report, and what a customer gets of it.</summary>
public class SpendingReportTests
{
    private readonly CatalogFixture fixture = new(ALine(10.01m), ALine(3m, product: "Visio"), ALine(20m, Fabrikam, "Fabrikam"));

    [Fact]
    public async Task WriteAsync_Partner_HasCustomersByMonthAndDetails()
    {
        fixture.Data.With(AnInvoice("G8", [ALine(100m)], period: BillingPeriod.Month(2026, 8)), [ALine(100m)]);

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Spending, new DateOnly(2026, 8, 1), InSeptember);

        // August 100 × 1.2 = 120; September 12.01 + 3.60 = 15.61 and 24
        IXLWorksheet pivot = workbook.Worksheet("Customers by month");
        Figures(pivot, "2026-08").ShouldBe([120m]);
        Figures(pivot, "2026-09").ShouldBe([15.61m, 24m]);
        Figures(pivot, "Total").ShouldBe([135.61m, 24m]);
        Figures(pivot, "Cost").ShouldBe([113.01m, 20m]);
        Figures(workbook.Worksheet("Details"), "Price").ShouldBe([120m, 12.01m, 3.60m, 24m]);
        (Named(workbook)["Total_Cost_USD"], Named(workbook)["Total_Price_USD"]).ShouldBe((133.01m, 159.61m));
    }

    [Fact]
    public async Task WriteAsync_Customer_HoldsItsPricesAndNothingOfOurs()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteAsync(fixture.Plan(ReportKind.CustomerSpending)[0]));

        Figures(workbook.Worksheet("Products by month"), "2026-09").ShouldBe([12.01m, 3.60m]);
        Figures(workbook.Worksheet("Details"), "Price").ShouldBe([12.01m, 3.60m]);
        string all = string.Join('\n', workbook.Worksheets.SelectMany(Texts));
        foreach (string ours in (string[])["10.01", "Fabrikam", "ost", "argin", WorkbookFixture.Number])
            all.ShouldNotContain(ours);
    }

    [Fact]
    public async Task WriteAsync_CustomerIssuedAndChangedSince_TellsWhatWasIssued()
    {
        await fixture.Books.IssueAsync();
        fixture.Books.WithMarkup(90m);

        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteAsync(fixture.Plan(ReportKind.CustomerSpending)[0]));

        Named(workbook)["Total_Price_USD"].ShouldBe(15.61m); // 12.01 + 3.60, as issued
        Texts(workbook.Worksheet("Summary")).ShouldContain("As issued");
        fixture.PlanOne(ReportKind.Spending).ShouldNotBeNull();
    }

    [Fact]
    public async Task WriteAsync_CostPlantedAsAColumn_IsRefused()
    {
        var leaking = new CatalogFixture(ALine(10.01m))
        {
            SpendingDetails = [.. SpendingColumns.Customer, new NumberSheetColumn<CustomerSpendingRow>("Basis amount", 10, CellLook.Number, _ => 10.01m)],
        };

        await Should.ThrowAsync<CustomerLeakException>(() => leaking.WriteAsync(leaking.PlanOne(ReportKind.CustomerSpending)));
    }

    [Fact]
    public async Task WriteAsync_CostPlantedInThePricesPlace_IsRefused()
    {
        var leaking = new CatalogFixture(ALine(10.01m))
        {
            SpendingDetails =
            [
                .. SpendingColumns.Customer.Select(column => column.Header == "Lines"
                    ? new NumberSheetColumn<CustomerSpendingRow>("Lines", 10, CellLook.Count, row => row.LineCount + 9.01m - 9.01m + 0.5m)
                    : column),
            ],
        };
        using var output = new MemoryStream();

        await Should.ThrowAsync<InvalidOperationException>(() => leaking.Catalog.WriteAsync(leaking.PlanOne(ReportKind.CustomerSpending), output, default));
        output.Length.ShouldBe(0);
    }

    [Fact]
    public async Task WriteAsync_Csv_IsTheDetails()
    {
        (await fixture.ReadCsvAsync(ReportKind.Spending)).Select(row => (row["Customer"], row["Product"], row["Basis"], row["Cost"], row["Price"], row["Currency"])).ShouldBe(
        [
            ("Contoso", "Microsoft 365 Business Premium", "Billed", "10.01", "12.01", "USD"),
            ("Contoso", "Visio", "Billed", "3", "3.6", "USD"),
            ("Fabrikam", "Microsoft 365 Business Premium", "Billed", "20", "24", "USD"),
        ]);
        ReadCsv(System.Text.Encoding.UTF8.GetString(await fixture.WriteAsync(fixture.Plan(ReportKind.CustomerSpending, ReportFormat.Csv)[0])))[0].Keys
            .ShouldBe(["Month", "Product family", "Product", "Basis", "Lines", "Price", "Currency"]);
    }

    [Fact]
    public async Task WriteAsync_SomeCustomersAlone_ComesToTheirs()
    {
        PlannedReport report = fixture.Catalog.Plan(Request(ReportKind.Spending) with { CustomerIds = [Fabrikam] }).Single();

        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteAsync(report));

        Named(workbook)["Total_Price_USD"].ShouldBe(24m);
    }

    [Fact]
    public async Task WriteAsync_TwoCurrenciesAndACredit_NeverCross()
    {
        InvoiceLine credit = ALine(-5m, charge: "customerCredit");
        var two = new CatalogFixture(ALine(10m), credit, ALine(1001m, currency: "JPY"));

        using XLWorkbook workbook = WorkbookFixture.Open(await two.WriteAsync(two.PlanOne(ReportKind.CustomerSpending)));

        // 10 × 1.2 − 5 × 1.2 = 6; 1001 × 1.2 = 1201.2 → 1201
        (Named(workbook)["Total_Price_USD"], Named(workbook)["Total_Price_JPY"]).ShouldBe((6m, 1201m));
    }
}
