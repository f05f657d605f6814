using ClosedXML.Excel;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Usage;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Reports.Catalog.CatalogFixture;

namespace HcpCsp.Plugin.Tests.Reports.Catalog;

/// <summary>Usage at cost for the partner, and at its price for the customer.</summary>
public class UsageReportTests
{
    private static readonly UsageLine[] Days =
    [
        AUsage(1m, 10.004m, day: 1, tags: """{"cost center":"4711"}"""), AUsage(3m, 25.5m, day: 2, group: "RG-DATA", tags: "env=prod"), AUsage(9m, 4m, "B2s", day: 2),
    ];

    private readonly CatalogFixture fixture = WithUsage(new CatalogFixture(AnAzureLine(30m), ALine(5m)));

    [Fact]
    public async Task WriteAsync_Partner_HoldsUsageAgainstTheAzureLines()
    {
        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.Usage);

        // 10.004 + 25.5 + 4 = 39.504; the lines cost 30
        Named(workbook)["Total_Cost_USD"].ShouldBe(39.504m);
        Numbers(workbook.Worksheet("Summary")).ShouldBe([39.504m, 30m, 9.504m]);
        foreach (string sheet in (string[])["By subscription", "By resource group", "By meter", "By day", "Daily usage"])
            Figures(workbook.Worksheet(sheet), "Cost").Sum().ShouldBe(39.504m, sheet);
        Figures(workbook.Worksheet("Daily usage"), "Partner-earned credit %").ShouldBe([15m, 15m, 15m]);
    }

    [Fact]
    public async Task WriteAsync_Customer_SpreadsThePriceOfTheAzureLines()
    {
        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.CustomerUsage);

        // 30 × 1.2 = 36 over 1 and 3 hours of D2s v5: 9 and 27; no line charges B2s
        Figures(workbook.Worksheet("Daily usage"), "Price").ShouldBe([9m, 27m]);
        Figures(workbook.Worksheet("By day"), "Price").ShouldBe([9m, 27m]);
        Figures(workbook.Worksheet("By meter"), "Price").ShouldBe([36m, 0m]);
        Named(workbook).ShouldBe(new Dictionary<string, decimal> { ["Total_Price_USD"] = 36m });
        Texts(workbook.Worksheet("Summary")).ShouldContain("Usage without price");
    }

    [Fact]
    public async Task WriteAsync_Customer_TellsNothingOfOurs()
    {
        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.CustomerUsage);

        string[] headers = [.. workbook.Worksheets.Where(sheet => sheet.Name != "Summary").SelectMany(sheet => sheet.Row(4).CellsUsed()).Select(cell => cell.GetString()).Distinct()];
        headers.ShouldNotContain(header => header.Contains("ost", StringComparison.Ordinal) || header.Contains("redit") || header.Contains("nit price") || header.Contains("ustomer"));
        decimal[] figures = [.. workbook.Worksheets.SelectMany(Numbers)];
        foreach (decimal ours in (decimal[])[10.004m, 25.5m, 30m, 15m, 0.5m])
            figures.ShouldNotContain(ours);
        // The customer's own tag may say what it wants.
        Texts(workbook.Worksheet("By tag")).ShouldContain("cost center");
        Texts(workbook.Worksheet("By tag")).ShouldContain("env=prod");
    }

    [Fact]
    public async Task WriteAsync_ChargeWithoutUsage_IsARowOfItsOwn()
    {
        var untraced = WithUsage(new CatalogFixture(AnAzureLine(30m), AnAzureLine(10m, "NC16", plan: "PLAN-2")));

        using XLWorkbook workbook = await untraced.OpenAsync(ReportKind.CustomerUsage);

        // 36 traced, 10 × 1.2 = 12 not
        Figures(workbook.Worksheet("Daily usage"), "Price").ShouldBe([9m, 27m, 12m]);
        Texts(workbook.Worksheet("By meter")).ShouldContain(CustomerUsageWorkbook.Untraced);
        foreach (string sheet in (string[])["By subscription", "By resource group", "By meter", "By day"])
            Figures(workbook.Worksheet(sheet), "Price").Sum().ShouldBe(48m, sheet);
    }

    [Fact]
    public async Task WriteAsync_UsageNotRead_ShowsTheWholePriceAsUntraced()
    {
        var unread = new CatalogFixture(AnAzureLine(30m));

        using XLWorkbook workbook = await unread.OpenAsync(ReportKind.CustomerUsage);

        Figures(workbook.Worksheet("Daily usage"), "Price").ShouldBe([36m]);
        Texts(workbook.Worksheet("Summary")).ShouldContain("The daily usage of 2026-09 is not there yet.");
    }

    [Fact]
    public async Task WriteAsync_IssuedAndChangedSince_SpreadsWhatWasIssued()
    {
        await fixture.Books.IssueAsync();
        fixture.Books.WithMarkup(90m);

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.CustomerUsage);

        Named(workbook)["Total_Price_USD"].ShouldBe(36m); // 30 × 1.2, not 57
    }

    [Fact]
    public async Task WriteAsync_MonthNotBilledYet_IsProvisional()
    {
        fixture.Data.WithOpen("USD", InOctober, OpenAsOf, AnAzureLine(4m)).WithOpenUsage("USD", InOctober, OpenAsOf, AUsage(2m), AUsage(2m));

        using XLWorkbook workbook = await fixture.OpenAsync(ReportKind.CustomerUsage, InOctober);

        Figures(workbook.Worksheet("Daily usage"), "Price").ShouldBe([2.40m, 2.40m]); // 4 × 1.2 over two
        Texts(workbook.Worksheet("Summary")).ShouldContain("PROVISIONAL");
    }

    [Fact]
    public async Task WriteAsync_Yen_IsWhole()
    {
        var yen = new CatalogFixture();
        yen.Data.With(AnInvoice("G2", [AnAzureLine(84m, currency: "JPY")], currency: "JPY"), [AnAzureLine(84m, currency: "JPY")])
            .WithUsage("G2", AUsage(1m, currency: "JPY"), AUsage(1m, currency: "JPY"), AUsage(1m, currency: "JPY"));

        using XLWorkbook workbook = await yen.OpenAsync(ReportKind.CustomerUsage);

        // 84 × 1.2 = 100.8 → 101: 33.67 → 34, 67.33 → 67 − 34 = 33, 101 − 67 = 34
        Figures(workbook.Worksheet("Daily usage"), "Price").ShouldBe([34m, 33m, 34m]);
    }

    [Fact]
    public async Task WriteAsync_CostPlantedAsAColumn_IsRefused()
    {
        var leaking = WithUsage(new CatalogFixture(AnAzureLine(30m))
        {
            DailyUsage = [.. UsageColumns.Customer, new NumberSheetColumn<UsageEntry>("Basis", 10, CellLook.Number, entry => entry.Line.BillingPreTaxTotal)],
        });

        await Should.ThrowAsync<CustomerLeakException>(() => leaking.WriteAsync(leaking.PlanOne(ReportKind.CustomerUsage)));
    }

    [Fact]
    public async Task WriteAsync_CostPlantedInThePlaceOfQuantity_IsRefused()
    {
        var leaking = WithUsage(new CatalogFixture(AnAzureLine(30m))
        {
            DailyUsage =
            [
                .. UsageColumns.Customer.Select(column => column.Header == "Quantity"
                    ? new NumberSheetColumn<UsageEntry>("Quantity", 10, CellLook.Number, entry => entry.Line.BillingPreTaxTotal)
                    : column),
            ],
        });

        await Should.ThrowAsync<CustomerLeakException>(() => leaking.WriteAsync(leaking.PlanOne(ReportKind.CustomerUsage)));
    }

    [Fact]
    public async Task WriteAsync_Csv_IsTheDays()
    {
        (await fixture.ReadCsvAsync(ReportKind.Usage)).Select(row => (row["Day"], row["Quantity"], row["Cost"])).ShouldBe(
            [("2026-09-01", "1", "10.004"), ("2026-09-02", "3", "25.5"), ("2026-09-02", "9", "4")]);
        (await fixture.ReadCsvAsync(ReportKind.CustomerUsage)).Select(row => (row["Day"], row["Price"])).ShouldBe([("2026-09-01", "9"), ("2026-09-02", "27"), ("2026-09-02", "")]);
    }

    private static CatalogFixture WithUsage(CatalogFixture fixture)
    {
        fixture.Data.WithUsage(WorkbookFixture.Number, Days);
        return fixture;
    }
}
