using ClosedXML.Excel;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>The names under which other sheets and tools find the totals.</summary>
public class NamedTotalsTests
{
    [Fact]
    public async Task WritePartnerWorkbookAsync_TwoCurrencies_NamesTheTotalsOfEach()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10m), ALine(20m), ALine(100m, currency: "EUR")).WritePartnerAsync());

        // 10 + 20; × 1.2 = 36; 36 − 30; 1 + 2; 33. 100; × 1.2 = 120; 20; 10; 110.
        Named(workbook).ShouldBe(new Dictionary<string, decimal>
        {
            ["Lines_USD"] = 2m, ["Total_Cost_USD"] = 30m, ["Total_Price_USD"] = 36m, ["Total_Margin_USD"] = 6m, ["Total_Tax_USD"] = 3m, ["Total_With_Tax_USD"] = 33m,
            ["Lines_EUR"] = 1m, ["Total_Cost_EUR"] = 100m, ["Total_Price_EUR"] = 120m, ["Total_Margin_EUR"] = 20m, ["Total_Tax_EUR"] = 10m, ["Total_With_Tax_EUR"] = 110m,
        }, ignoreOrder: true);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_TaxRate_NamesTheCustomersOwnTotalsAlone()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10m), ALine(20m)).WithMarkup(50m, taxRate: 19m).WriteCustomerAsync());

        // (10 + 20) × 1.5 = 45; × 0.19 = 8.55; 53.55
        Named(workbook).ShouldBe(new Dictionary<string, decimal> { ["Lines_USD"] = 2m, ["Total_Price_USD"] = 45m, ["Total_Tax_USD"] = 8.55m, ["Total_With_Tax_USD"] = 53.55m }, ignoreOrder: true);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_NoTaxRate_NamesNoTax()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10m)).WriteCustomerAsync());

        Named(workbook).Keys.ShouldBe(["Lines_USD", "Total_Price_USD"], ignoreOrder: true);
    }

    private static Dictionary<string, decimal> Named(XLWorkbook workbook) => workbook.NamedRanges.ToDictionary(
        name => name.Name,
        name => decimal.Parse(name.Ranges.Single().FirstCell().CachedValue.ToString()!, System.Globalization.CultureInfo.InvariantCulture));
}
