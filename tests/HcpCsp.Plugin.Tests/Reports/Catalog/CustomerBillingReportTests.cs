using System.Text;
using ClosedXML.Excel;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Csv;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Reports.Catalog.CatalogFixture;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>What a customer is billed: as issued, live, or not billed yet.</summary>
public class CustomerBillingReportTests
{
    private readonly CatalogFixture fixture = new(ALine(10.01m), ALine(20.02m));

    [Fact]
    public async Task WriteAsync_Issued_IsTheIssuedFile()
    {
        Statement issued = await fixture.Books.IssueAsync();
        fixture.Books.WithMarkup(90m);

        byte[] file = await fixture.WriteAsync(ReportKind.CustomerBilling);

        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file)).ShouldBe(issued.Files.Single().Sha256);
    }

    [Fact]
    public async Task WriteAsync_IssuedAsCsvAndFocus_IsWhatWasIssued()
    {
        await fixture.Books.IssueAsync();
        fixture.Books.WithMarkup(90m);

        // 10.01 × 1.2 = 12.012 → 12.01; 20.02 × 1.2 = 24.024 → 24.02
        (await fixture.ReadCsvAsync(ReportKind.CustomerBilling)).Select(row => row["Price"]).ShouldBe(["12.01", "24.02"]);
        (await fixture.ReadCsvAsync(ReportKind.CustomerBilling, ReportFormat.Focus)).Select(row => row["BilledCost"]).ShouldBe(["12.01", "24.02"]);
    }

    [Fact]
    public async Task WriteAsync_Live_IsTheBookOfTheInvoicesPage() =>
        (await fixture.WriteAsync(ReportKind.CustomerBilling)).ShouldBe(await fixture.Books.WriteCustomerAsync());

    [Fact]
    public async Task WriteAsync_NotBilledYet_IsProvisionalAndNamesNoInvoice()
    {
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m), ALine(1m, Fabrikam, "Fabrikam"));

        PlannedReport report = fixture.Plan(ReportKind.CustomerBilling, from: InOctober)[0];
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteAsync(report));

        Named(workbook)["Total_Price_USD"].ShouldBe(4.80m); // 4 × 1.2
        Texts(workbook.Worksheet("Summary")).ShouldContain("PROVISIONAL");
        Texts(workbook.Worksheet("Summary")).ShouldNotContain(text => text.Contains("unbilled 2026", StringComparison.Ordinal));
        report.Title.ShouldBe("Billing details 2026-10");
    }

    [Fact]
    public async Task WriteAsync_NotBilledYetAsFocus_HasNoInvoice()
    {
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, ALine(4m));

        (await fixture.ReadCsvAsync(ReportKind.CustomerBilling, ReportFormat.Focus, InOctober)).Select(row => (row["InvoiceId"], row["BilledCost"])).ShouldBe([("", "4.8")]);
    }

    [Fact]
    public async Task WriteAsync_FiguresThatDoNotAgree_TellsTheCustomerNothingOfThem()
    {
        fixture.Data.With(AnInvoice(total: 99.99m), [ALine(10m)]);
        PlannedReport report = fixture.PlanOne(ReportKind.CustomerBilling);

        string all = string.Join('\n', WorkbookFixture.Open(await fixture.WriteAsync(report)).Worksheets.SelectMany(Texts));

        report.Completeness.Missing.ShouldBe(["The charges of 2026-09 are still being checked."]);
        all.ShouldContain("still being checked");
        all.ShouldNotContain(WorkbookFixture.Number);
    }

    [Fact]
    public async Task WriteAsync_Dialect_IsTheReaders()
    {
        ReportRequest request = Request(ReportKind.CustomerBilling, ReportFormat.Csv) with { Dialect = new CsvDialect(';', ',', "dd.MM.yyyy", HasByteOrderMark: false) };

        string text = Encoding.UTF8.GetString(await fixture.WriteAsync(fixture.Catalog.Plan(request).Single()));

        text.ShouldContain(";12,01;USD");
    }
}
