using ClosedXML.Excel;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Reports.Catalog.CatalogFixture;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>The partner's month: all documents, and nothing counted twice.</summary>
public class MonthReportTests
{
    [Fact]
    public async Task WriteAsync_TwoDocuments_ComesToBoth()
    {
        var fixture = new CatalogFixture(ALine(10.01m), ALine(20m, Fabrikam, "Fabrikam"));
        fixture.Data.With(AnInvoice("G2", [ALine(5m), ALine(-1m)]), [ALine(5m), ALine(-1m)]);

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month);

        // Cost 10.01 + 20 + 5 − 1 = 34.01; price 12.01 + 24 + 6 − 1.20 = 40.81; tax 1.00 + 2 + 0.50 − 0.10 = 3.40
        Named(workbook).ShouldBe(
            new Dictionary<string, decimal> { ["Lines_USD"] = 4m, ["Total_Cost_USD"] = 34.01m, ["Total_Price_USD"] = 40.81m, ["Total_Margin_USD"] = 6.80m, ["Total_With_Tax_USD"] = 37.41m },
            ignoreOrder: true);
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Document").Select(cell => cell.GetString()).ShouldBe(["G104500001", "G104500001", "G2", "G2"]);
        Figures(workbook.Worksheet("Line items"), "Price").ShouldBe([12.01m, 24m, 6m, -1.20m]);
        Figures(workbook.Worksheet("Customers"), "Price").ShouldBe([16.81m, 24m]); // Contoso 12.01 + 6 − 1.20
        Figures(workbook.Worksheet("Customers"), "Documents").ShouldBe([2m, 1m]);
    }

    [Fact]
    public async Task WriteAsync_TwoCurrencies_AreBlocksOfTheirOwn()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data.With(AnInvoice("G2", [ALine(1001m, currency: "JPY")], currency: "JPY"), [ALine(1001m, currency: "JPY")]);

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month);

        // 1001 × 1.2 = 1201.2 → 1201 yen
        (Named(workbook)["Total_Price_USD"], Named(workbook)["Total_Price_JPY"]).ShouldBe((12m, 1201m));
        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(["Summary", "Customers JPY", "Customers USD", "Line items JPY", "Line items USD", "Sources"]);
    }

    [Fact]
    public async Task WriteAsync_VoidedAndAdjusted_ShowsTheVoidedWithoutCountingIt()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data
            .With(AnInvoice("G2", total: -11m, documentType: "void_note") with { AmendsNumber = WorkbookFixture.Number }, [ALine(-10m)])
            .With(AnInvoice("G3", [ALine(7m)], documentType: "adjustment_note") with { AmendsNumber = WorkbookFixture.Number }, [ALine(7m)]);

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month);

        Named(workbook)["Total_Cost_USD"].ShouldBe(7m);
        Texts(workbook.Worksheet("Summary")).Count(text => text == "Voided: not counted").ShouldBe(2);
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Document").Select(cell => cell.GetString()).ShouldBe(["G3"]);
    }

    [Fact]
    public async Task WriteAsync_NotBilledYet_IsMarkedAndPricedAsItWillBe()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m));

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month, InOctober);

        Named(workbook)["Total_Price_USD"].ShouldBe(4.80m); // 4 × 1.2
        Texts(workbook.Worksheet("Summary")).ShouldContain("PROVISIONAL");
        Texts(workbook.Worksheet("Summary")).ShouldContain("Not billed yet: provisional");
    }

    [Fact]
    public async Task WriteAsync_LinesInAnotherCurrencyThanTheHeader_StandInTheirOwnBlock()
    {
        var fixture = new CatalogFixture(ALine(10m), ALine(5m, Fabrikam, "Fabrikam", currency: "EUR"));

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month);

        (Named(workbook)["Total_Price_USD"], Named(workbook)["Total_Price_EUR"]).ShouldBe((12m, 6m));
        Texts(workbook.Worksheet("Summary")).ShouldContain("Lines of it in EUR");
    }

    [Fact]
    public async Task WriteAsync_MoreLinesThanASheetHolds_GoOnOnTheNext()
    {
        var fixture = new CatalogFixture([.. Enumerable.Range(1, 7).Select(cost => ALine(cost))]) { MostSheetRows = 7 };

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Month);

        workbook.Worksheets.Count(sheet => sheet.Name.StartsWith("Line items", StringComparison.Ordinal)).ShouldBe(3); // three rows each
        Named(workbook)["Total_Cost_USD"].ShouldBe(28m);
    }

    [Fact]
    public async Task WriteAsync_Csv_IsAllDocumentsThatCount()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data.With(AnInvoice("G2", [ALine(5m)]), [ALine(5m)]);

        List<Dictionary<string, string>> rows = await fixture.ReadCsvAsync(ReportKind.Month);

        rows.Select(row => (row["Document"], row["Cost"], row["Price"])).ShouldBe([("G104500001", "10", "12"), ("G2", "5", "6")]);
    }

    [Fact]
    public async Task WriteAsync_Focus_IsAllDocumentsWithTax()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data.With(AnInvoice("G2", [ALine(5m)]), [ALine(5m)]);

        List<Dictionary<string, string>> rows = await fixture.ReadCsvAsync(ReportKind.Month, ReportFormat.Focus);

        rows.Select(row => (row["InvoiceId"], row["BilledCost"])).ShouldBe([("G104500001", "10"), ("G104500001", "1"), ("G2", "5"), ("G2", "0.5")]);
    }

    [Fact]
    public async Task WriteAsync_FocusOfAMonthNotBilledYet_HasNoInvoice()
    {
        var fixture = new CatalogFixture(ALine(10m));
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m));

        (await fixture.ReadCsvAsync(ReportKind.Month, ReportFormat.Focus, InOctober)).Select(row => (row["InvoiceId"], row["BilledCost"])).ShouldBe([("", "4"), ("", "0.4")]);
    }
}
