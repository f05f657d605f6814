using ClosedXML.Excel;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>Workbooks of customers under a plan: its fees are lines like any other.</summary>
public class PlanWorkbookTests
{
    private readonly WorkbookFixture fixture = new(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));

    public PlanWorkbookTests() => fixture.Plans.With(APlan(MarkUp(50m), Fee(25m)), Contoso);

    [Fact]
    public async Task WritePartnerWorkbookAsync_CustomerUnderAPlan_HoldsItsFeeAndNamesThePlan()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        // Contoso: 10 × 1.5 = 15 and the fee of 25; Fabrikam: 10 × 1.2 = 12
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price").Select(cell => cell.GetValue<decimal>()).ShouldBe([15m, 25m, 12m]);
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price story").Select(cell => cell.GetString()).First()
            .ShouldBe("Item 1, MarkUp: mark-up 50 % on the running price, 10 × 1.5 = 15 USD; 15 → 15.00 USD");
        WorkbookFixture.Column(workbook.Worksheet("Customers"), "Rule")[0].GetString().ShouldBe("Pricing plan Standard, version 1");
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_CustomerUnderAPlan_HoldsItsFee()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteCustomerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price").Select(cell => cell.GetValue<decimal>()).ShouldBe([15m, 25m]);
    }
}
