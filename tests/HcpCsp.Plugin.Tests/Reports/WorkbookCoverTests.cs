using ClosedXML.Excel;
using HcpCsp.Plugin.Reports.Catalog;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>What the first sheet says before any figure.</summary>
public class WorkbookCoverTests
{
    private static readonly Completeness Partly = new(["Daily usage of 2026-09 isn't there yet", "The azure lines of G104500001 aren't read"]);

    [Fact]
    public async Task WritePartnerWorkbookAsync_Complete_NamesWhatItIsMadeFrom()
    {
        Dictionary<string, string> cover = CoverOf(await new WorkbookFixture(ALine()).WritePartnerAsync());

        cover["Partner account"].ShouldBe("Tailspin Cloud");
        cover["Billing period"].ShouldBe("2026-09-01 to 2026-09-30");
        cover["Data as of"].ShouldBe("2026-10-08 12:00 UTC");
        cover["Data version"].ShouldNotBeEmpty();
        cover["Complete"].ShouldBe("Yes");
    }

    [Fact]
    public async Task WritePartnerWorkbookAsync_CustomersUnderRules_NamesEachWithItsVersion()
    {
        var fixture = new WorkbookFixture(ALine(10m), ALine(10m, Fabrikam, "Fabrikam"));
        fixture.Plans.With(APlan(MarkUp(50m)), Contoso);

        CoverOf(await fixture.WritePartnerAsync(), valueColumn: 4).ShouldSatisfyAllConditions(
            rules => rules["Pricing plan Standard, version 1"].ShouldBe("1 customer"),
            rules => rules["Default for non-managed customers 20 %"].ShouldBe("1 customer"));
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_CustomerUnderAPlan_TellsItsVersionAndNotItsName()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        fixture.Plans.With(APlan(MarkUp(50m)) with { Name = "Plus fifty" }, Contoso);
        byte[] file = await fixture.WriteCustomerAsync();

        CoverOf(file)["Price list"].ShouldBe("version 1");
        string.Concat(WorkbookFixture.Parts(file).Values).ShouldNotContain("Plus fifty");
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_DataVersion_ChangesWithMicrosoftsTagAlone()
    {
        static async Task<string> versionAsync(string eTag)
        {
            var fixture = new WorkbookFixture(ALine(10m));
            fixture.Store.Data(AccountId).Change(WorkbookFixture.Number, invoice => invoice with { Lines = invoice.Lines! with { ETag = eTag } });
            return CoverOf(await fixture.WriteCustomerAsync())["Data version"];
        }

        (await versionAsync("one")).ShouldBe(await versionAsync("one"));
        (await versionAsync("one")).ShouldNotBe(await versionAsync("two"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_Provisional_SaysSoWithWhatIsMissing(bool forTheCustomer)
    {
        var fixture = new WorkbookFixture(ALine()) { Completeness = forTheCustomer ? new(["Daily usage of 2026-09 isn't there yet"]) : Partly };
        using XLWorkbook workbook = WorkbookFixture.Open(forTheCustomer ? await fixture.WriteCustomerAsync() : await fixture.WritePartnerAsync());

        string[] texts = [.. workbook.Worksheet(1).Column(2).CellsUsed().Select(cell => cell.GetString())];
        texts.ShouldContain("PROVISIONAL");
        texts.ShouldContain("Daily usage of 2026-09 isn't there yet");
        workbook.Worksheets.ShouldAllBe(sheet => sheet.PageSetup.Footer.Left.GetText(XLHFOccurrence.OddPages).StartsWith("Provisional · "));
    }

    [Fact]
    public async Task WriteCustomerWorkbookAsync_MissingIsADocumentOfOurs_IsNotReleased()
    {
        var fixture = new WorkbookFixture(ALine()) { Completeness = Partly };

        await Should.ThrowAsync<HcpCsp.Plugin.Reports.Customer.CustomerLeakException>(() => fixture.WriteCustomerAsync());
    }

    [Fact]
    public async Task Write_Complete_NoWordOfProvisional()
    {
        string everything = string.Concat(WorkbookFixture.Parts(await new WorkbookFixture(ALine()).WritePartnerAsync()).Values);

        everything.ShouldNotContain("provisional", Case.Insensitive);
    }

    private static Dictionary<string, string> CoverOf(byte[] file, int valueColumn = 3)
    {
        using XLWorkbook workbook = WorkbookFixture.Open(file);
        IXLWorksheet sheet = workbook.Worksheet(1);
        return sheet.Column(2).CellsUsed()
            .Select(cell => (Label: cell.GetString(), Value: sheet.Cell(cell.Address.RowNumber, valueColumn)))
            .Where(fact => !fact.Value.HasFormula && (fact.Value.IsMerged() || valueColumn == 4))
            .DistinctBy(fact => fact.Label)
            .ToDictionary(fact => fact.Label, fact => fact.Value.GetString(), StringComparer.Ordinal);
    }
}
