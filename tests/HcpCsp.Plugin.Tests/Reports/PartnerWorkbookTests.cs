using System.Globalization;
using ClosedXML.Excel;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Lines;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

public class PartnerWorkbookTests
{
    [Fact]
    public async Task WritePartnerWorkbookAsync_WholeFile_IsValidToTheSchema() =>
        WorkbookFixture.Validate(await new WorkbookFixture(ALine(10.01m), ALine(7m, name: "<&\u0001>"), ALine(1m, currency: "EUR")).WritePartnerAsync()).ShouldBeEmpty();

    [Fact]
    public async Task WritePartnerWorkbookAsync_LineWithoutTotal_SumsItFromItsParts()
    {
        InvoiceLine line = ALine(10m);
        line.Total = null;
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(line, ALine(20m)).WritePartnerAsync());

        // 10 + 1 tax; 20 + 2 tax
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Total with tax").Select(cell => cell.GetValue<decimal>()).ShouldBe([11m, 22m]);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_NoLineInTheHeadersCurrency_HoldsTheLinesOfTheOther()
    {
        WorkbookFixture fixture = new(ALine(10m, currency: "EUR"));
        fixture.Store.Data(AccountId).Change(WorkbookFixture.Number, invoice => invoice with
        {
            Total = invoice.Total with { Currency = "USD" },
            Lines = invoice.Lines! with { Total = 0m },
        });
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items EUR"), "Total with tax").Select(cell => cell.GetValue<decimal>()).ShouldBe([11m]);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_Sheets_StandInOrder()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine()).WritePartnerAsync());

        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(["Summary", "Customers", "Line items", "Tie-out"]);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_LinePrices_AreTheLedgers()
    {
        WorkbookFixture fixture = new WorkbookFixture(ALine(10.01m), ALine(-10.01m), ALine(0m), ALine(0.03m), ALine(7m, Fabrikam, "Fabrikam")).WithMarkup(12.5m);
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price").Select(cell => cell.GetValue<decimal>())
            .ShouldBe(fixture.Ledger.ReadPricedLines(AccountId, WorkbookFixture.Number, null).Select(line => line.Outcome.Price.Amount));
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_ControlTotals_AreTheLedgers()
    {
        WorkbookFixture fixture = new WorkbookFixture(ALine(10.01m), ALine(7m, Fabrikam, "Fabrikam")).WithMarkup(12.5m);
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        // cost 10.01 + 7 = 17.01; price 11.26 + 8.40 = 19.66; margin 2.65
        Summary(workbook, "Cost, without tax").ShouldBe(17.01m);
        Summary(workbook, "Price, without tax").ShouldBe(19.66m);
        Summary(workbook, "Margin").ShouldBe(2.65m);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_Totals_AreFormulasOverTheLines()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10.01m), ALine(7m)).WritePartnerAsync());
        IXLCell total = workbook.Worksheet("Line items").Row(LineSheet.TotalRow).CellsUsed(cell => cell.HasFormula).Last();

        string column = total.Address.ColumnLetter;
        total.FormulaA1.ShouldBe($"SUBTOTAL(109,{column}5:{column}6)");
        // 12.01 (12.012) + 8.40
        decimal.Parse(total.CachedValue.ToString()!, CultureInfo.InvariantCulture).ShouldBe(20.41m);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_UnknownAttributes_AreKept()
    {
        var line = ALine();
        line.Extra = "{\"brandNew\":42}";
        line.PromotionId = "PROMO-1";
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(line).WritePartnerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items"), "Extra").Single().GetString().ShouldBe("{\"brandNew\":42}");
        WorkbookFixture.Column(workbook.Worksheet("Line items"), "PromotionId").Single().GetString().ShouldBe("PROMO-1");
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_SameData_GivesTheSameBytesInAnyCulture()
    {
        byte[] first = await Fixture().WritePartnerAsync();
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            byte[] second = await Fixture().WritePartnerAsync();

            second.ShouldBe(first);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        static WorkbookFixture Fixture() => new WorkbookFixture(ALine(10.01m), ALine(1234.5m, Fabrikam, "Fabrikam")).WithMarkup(12.5m);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://example.com\",\"x\")")]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'quoted")]
    [InlineData("<script>alert(1)</script> & \"more\"")]
    [InlineData("  spaces  ")]
    [InlineData("two\nlines\ttab")]
    [InlineData("🚀 emoji")]
    [InlineData("00123")]
    [InlineData("TRUE")]
    public async Task WritePartnerWorkbookAsync_HostileName_StaysThatText(string name)
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(name: name, product: name)).WritePartnerAsync());

        IXLCell[] cells = [workbook.Worksheet("Customers").Cell("A5"), WorkbookFixture.Column(workbook.Worksheet("Line items"), "Customer").Single()];
        foreach (IXLCell cell in cells)
        {
            cell.HasFormula.ShouldBeFalse();
            cell.DataType.ShouldBe(XLDataType.Text);
            cell.GetString().ReplaceLineEndings("\n").ShouldBe(name);
        }
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_MoreLinesThanASheetHolds_GoesOnOnTheNext()
    {
        // 4 rows above the lines leave 3 for them.
        var fixture = new WorkbookFixture(ALine(1m), ALine(2m), ALine(3m), ALine(4m), ALine(5m), ALine(6m), ALine(7m)) { MostSheetRows = 7 };
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        workbook.Worksheets.Select(sheet => sheet.Name).ShouldBe(["Summary", "Customers", "Line items", "Line items (2)", "Line items (3)", "Tie-out"]);
        // cost: 1 + 2 + 3, 4 + 5 + 6, 7
        workbook.Worksheets.Where(sheet => sheet.Name.StartsWith("Line", StringComparison.Ordinal))
            .Select(sheet => sheet.Row(LineSheet.TotalRow).CellsUsed(cell => cell.HasFormula).First().CachedValue.ToString())
            .ShouldBe(["6", "15", "7"]);
        Summary(workbook, "Cost, without tax").ShouldBe(28m);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_LinesInAnotherCurrency_StandOnTheirOwnSheet()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture(ALine(10m), ALine(100m, currency: "EUR")).WritePartnerAsync());

        WorkbookFixture.Column(workbook.Worksheet("Line items EUR"), "Price").Single().GetValue<decimal>().ShouldBe(120m);
        Summary(workbook, "Price, without tax").ShouldBe(12m);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_Yen_ShowsNoDecimals()
    {
        var fixture = new WorkbookFixture("JPY", [ALine(1001m, currency: "JPY")]);
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WritePartnerAsync());

        IXLCell price = WorkbookFixture.Column(workbook.Worksheet("Line items"), "Price").Single();
        price.GetValue<decimal>().ShouldBe(1201m); // 1001 × 1.2 = 1201.2
        price.Style.NumberFormat.Format.ShouldBe("#,##0;[Red]-#,##0");
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_ProvenEmpty_HasNoLine()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await new WorkbookFixture().WritePartnerAsync());

        workbook.Worksheet("Line items").Cell("A2").GetString().ShouldEndWith("no lines");
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_LinesNotRead_Refuses()
    {
        var fixture = new WorkbookFixture(ALine());
        fixture.Store.Data(AccountId).With(AnInvoice(), null);

        await Should.ThrowAsync<InvalidOperationException>(fixture.WritePartnerAsync);
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_LinesAreNotTheLedgersSum_Refuses()
    {
        var fixture = new WorkbookFixture(ALine());
        fixture.Store.Data(AccountId).ChangeSummaries(WorkbookFixture.Number, summary => summary with { Subtotal = 9m });

        (await Should.ThrowAsync<InvalidOperationException>(fixture.WritePartnerAsync)).Message.ShouldContain("Cost");
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_Parts_HaveFixedNamesAndTimes()
    {
        byte[] file = await new WorkbookFixture(ALine()).WritePartnerAsync();

        WorkbookFixture.Parts(file).Keys.ShouldContain(name => string.Equals(name, "docProps/core.xml", StringComparison.Ordinal));
        WorkbookFixture.Parts(file).Keys.ShouldNotContain(name => name.EndsWith(".psmdcp", StringComparison.Ordinal));
        WorkbookFixture.Parts(file)["docProps/core.xml"].ShouldContain("2026-10-08T12:00:00Z");
    }

    private static decimal Summary(XLWorkbook workbook, string label)
    {
        IXLCell cell = workbook.Worksheet("Summary").Column(2).CellsUsed().First(cell => string.Equals(cell.GetString(), label, StringComparison.Ordinal));
        return decimal.Parse(cell.CellRight().CachedValue.ToString()!, CultureInfo.InvariantCulture);
    }
}
