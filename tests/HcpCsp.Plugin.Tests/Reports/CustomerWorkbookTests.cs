using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Catalog;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

public class CustomerWorkbookTests
{
    [Fact]
    public async Task WriteCustomerWorkbookAsync_WholeFile_IsValidToTheSchema() =>
        WorkbookFixture.Validate(await new WorkbookFixture(ALine(10.01m), ALine(7m, name: "<&\u0001>"), ALine(1m, currency: "EUR")).WriteCustomerAsync()).ShouldBeEmpty();

    [Fact]
    public async Task WriteCustomerWorkbookAsync_LinePrices_AreTheLedgers()
    {
        WorkbookFixture fixture = Fixture();
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteCustomerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price").Select(cell => cell.GetValue<decimal>()).ShouldBe([11.26m, -11.26m, 22.52m]);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_TaxRate_RoundsOncePerStatement()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await Fixture().WithMarkup(12.5m, 19m).WriteCustomerAsync());

        // 22.52 × 0.19 = 4.2788 → 4.28; 22.52 + 4.28 = 26.80
        Amount(workbook, "Tax").ShouldBe(4.28m);
        Amount(workbook, "Total, with tax").ShouldBe(26.80m);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_NoTaxRate_ShowsThePriceAlone()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await Fixture().WriteCustomerAsync());

        Amount(workbook, "Total, without tax").ShouldBe(22.52m);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_WholeFile_HoldsNothingOfOurs()
    {
        string everything = string.Concat(WorkbookFixture.Parts(await Fixture().WithMarkup(12.5m, 19m).WriteCustomerAsync()).Where(part => !part.Key.Contains("theme", StringComparison.Ordinal)).Select(part => part.Value));

        // Our costs, the partner's number at Microsoft, another customer, our percent, and what the partner sheet calls things.
        string[] forbidden = ["10.01", "20.02", "G104500001", "Fabrikam", "12.5", "Cost", "Mark-up", "Earned Credit", "PCToBC", "3.33666"];
        foreach (string text in forbidden)
            everything.ShouldNotContain(text, Case.Sensitive);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_SameData_GivesTheSameBytes() =>
        (await Fixture().WriteCustomerAsync()).ShouldBe(await Fixture().WriteCustomerAsync());

    [Fact]
    public async Task WriteCustomerWorkbookAsync_ProductCalledCost_IsNoLeak()
    {
        var fixture = new WorkbookFixture(ALine(product: "Cost & Margin Analyzer, discount edition"));

        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteCustomerAsync());
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Product").Single().GetString().ShouldBe("Cost & Margin Analyzer, discount edition");
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_LongNamesThatSayMargin_AreNoLeak()
    {
        string name = string.Concat(Enumerable.Repeat("Margin & Cost ", 20));
        var fixture = new WorkbookFixture(ALine(name: name));
        fixture.Store.With(AnAccount() with { OrganizationName = name });

        (await fixture.WriteCustomerAsync()).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\")")]
    [InlineData("A & B <Ltd> \u0001\u001f _x0041_")]
    [InlineData("&P&N margin")]
    public async Task WriteCustomerWorkbookAsync_HostileCustomerName_IsWritten(string name)
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(name: name)).WriteCustomerAsync());

        workbook.Worksheet("Summary").CellsUsed(cell => cell.HasFormula).ShouldAllBe(cell => cell.Address.ColumnNumber >= 4);
    }

    // Not a case above: an attribute can't hold half a pair.
    [Fact]
    public async Task WriteCustomerWorkbookAsync_HalfAPairInTheName_IsWritten()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(name: "half \ud800 pair", product: "half \udc00")).WriteCustomerAsync());

        workbook.Worksheet("Summary").CellsUsed(cell => string.Equals(cell.GetString(), "half \uFFFD pair", StringComparison.Ordinal)).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_ColumnOfCost_IsNotReleased() => await ShouldNotBeReleasedAsync(
    [
        .. CustomerLineColumns.All,
        new NumberSheetColumn<PricedLine>("Basis", 10, CellLook.Number, line => line.Outcome.Cost.Amount),
    ]);

    [Fact]
    public async Task WriteCustomerWorkbookAsync_QuantityShowsCost_IsNotReleased() => await ShouldNotBeReleasedAsync(Replacing(
        "Quantity", new NumberSheetColumn<PricedLine>("Quantity", 10, CellLook.Number, line => line.Outcome.Cost.Amount)));

    [Fact]
    public async Task WriteCustomerWorkbookAsync_TextTellsCost_IsNotReleased() => await ShouldNotBeReleasedAsync(Replacing(
        "Unit", new TextSheetColumn<PricedLine>("Unit", 10, line => "at " + line.Outcome.Cost.Amount.ToString(CultureInfo.InvariantCulture))));

    [Fact]
    public async Task WriteCustomerWorkbookAsync_HeaderSaysMargin_IsNotReleased() => await ShouldNotBeReleasedAsync(Replacing(
        "Unit", new TextSheetColumn<PricedLine>("Margin", 10, line => line.Line.UnitType)));

    [Fact]
    public async Task WriteCustomerWorkbookAsync_MoreLinesThanASheetHolds_GoesOnOnTheNext()
    {
        var fixture = new WorkbookFixture(ALine(1m), ALine(2m), ALine(3m)) { MostSheetRows = 6 };
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteCustomerAsync());

        // 1.2 + 2.4, 3.6
        workbook.Worksheets.Skip(1).Select(sheet => (sheet.Name, sheet.Cell(LineSheet.TotalRow, CustomerLineColumns.All.Count).CachedValue.ToString())).ShouldBe([("Line items", "3.6"), ("Line items (2)", "3.6")]);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_TwoCurrencies_KeepsTotalsApart()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10m), ALine(100m, currency: "EUR")).WriteCustomerAsync());

        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(["Summary", "Line items EUR", "Line items USD"]);
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_CustomerNotOnTheDocument_Refuses()
    {
        WorkbookFixture fixture = Fixture();

        await Should.ThrowAsync<InvalidOperationException>(() => fixture.Workbooks.WriteCustomerWorkbookAsync(
            AccountId, WorkbookFixture.Number, "33333333-3333-3333-3333-333333333333", Completeness.Whole, Stream.Null, TestContext.Current.CancellationToken));
    }

    private static WorkbookFixture Fixture() =>
        new WorkbookFixture(ALine(10.01m), ALine(-10.01m), ALine(20.02m), ALine(7m, Fabrikam, "Fabrikam")).WithMarkup(12.5m);

    private static SheetColumn<PricedLine>[] Replacing(string header, SheetColumn<PricedLine> column) =>
        [.. CustomerLineColumns.All.Select(one => string.Equals(one.Header, header, StringComparison.Ordinal) ? column : one)];

    private static async Task ShouldNotBeReleasedAsync(IReadOnlyList<SheetColumn<PricedLine>> columns)
    {
        var lines = new[] { ALine(10.01m), ALine(20.02m) };
        var fixture = new WorkbookFixture(lines) { CustomerColumns = columns };
        using var output = new MemoryStream();

        await Should.ThrowAsync<CustomerLeakException>(() => fixture.WriteCustomerAsync(output));

        output.Length.ShouldBe(0);
    }

    private static decimal Amount(XLWorkbook workbook, string label)
    {
        IXLCell cell = workbook.Worksheet("Summary").Column(2).CellsUsed().First(cell => string.Equals(cell.GetString(), label, StringComparison.Ordinal));
        return decimal.Parse(workbook.Worksheet("Summary").Cell(cell.Address.RowNumber, 5).CachedValue.ToString()!, CultureInfo.InvariantCulture);
    }
}
