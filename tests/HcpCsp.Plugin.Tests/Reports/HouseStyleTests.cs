using System.Xml.Linq;
using ClosedXML.Excel;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Sheets;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>The partner's own colours, words and paper.</summary>
public class HouseStyleTests
{
    [Fact]
    public async Task Write_BrandWithAccent_IsTheThemesAccent()
    {
        byte[] file = await Branded("#7A1FA2").WritePartnerAsync();
        using XLWorkbook workbook = WorkbookFixture.Open(file);

        AccentOf(file).ShouldBe("7A1FA2");
        workbook.Worksheet("Line items").Cell("A4").Style.Fill.BackgroundColor.ThemeColor.ShouldBe(XLThemeColor.Accent1);
    }

    [Fact]
    public async Task Write_NoBrand_IsInOurs() => AccentOf(await new WorkbookFixture(ALine()).WriteCustomerAsync()).ShouldBe("1F4E79");

    [Fact]
    public async Task Write_BrandWithFooter_SaysItOnEachPage()
    {
        using XLWorkbook workbook = WorkbookFixture.Open(await Branded(footer: "Tailspin & Sons, margin notes welcome").WriteCustomerAsync());

        workbook.Worksheets.ShouldAllBe(sheet => sheet.PageSetup.Footer.Left.GetText(XLHFOccurrence.OddPages).EndsWith("\nTailspin && Sons, margin notes welcome"));
    }

    [Theory]
    [InlineData("#FFD400", "#1B2733")]
    [InlineData("#1F4E79", "#FFFFFF")]
    [InlineData("#000000", "#FFFFFF")]
    [InlineData("#FFFFFF", "#1B2733")]
    public void Of_AnyAccent_IsReadUnderItsLetters(string accent, string letters) => ThemeColors.Of(accent).OnAccent.ShouldBe(letters);

    [Theory]
    [InlineData("#1F4E79")]
    [InlineData("#000000")]
    public void Of_DarkAccent_IsItsOwnTextColour(string accent) => ThemeColors.Of(accent).AccentText.ShouldBe(accent);

    [Theory]
    [InlineData("#FFD400")]
    [InlineData("#FFFFFF")]
    public void Of_LightAccent_IsDarkenedForText(string accent) => ThemeColors.Of(accent).AccentText.ShouldNotBe(accent);

    [Theory]
    [InlineData("US", XLPaperSize.LetterPaper)]
    [InlineData("mx", XLPaperSize.LetterPaper)]
    [InlineData("DE", XLPaperSize.A4Paper)]
    [InlineData("", XLPaperSize.A4Paper)]
    public async Task WriteCustomerWorkbookAsync_Country_IsPrintedOnItsPaper(string country, XLPaperSize paper)
    {
        WorkbookFixture fixture = new(ALine());
        fixture.Store.Data(AccountId).Customers.Add(new Customer { Id = Contoso, Name = "Contoso", Country = country, FirstSeenAt = DateTimeOffset.UnixEpoch });
        using XLWorkbook workbook = WorkbookFixture.Open(await fixture.WriteCustomerAsync());

        workbook.Worksheets.ShouldAllBe(sheet => sheet.PageSetup.PaperSize == paper);
    }

    [Theory]
    [InlineData("US,US,", XLPaperSize.LetterPaper)]
    [InlineData("US,DE", XLPaperSize.A4Paper)]
    [InlineData("US,CA,DE", XLPaperSize.LetterPaper)]
    [InlineData("", XLPaperSize.A4Paper)]
    public void OfMost_Countries_IsTheirPaper(string countries, XLPaperSize paper) => PaperSizes.OfMost(countries.Split(',')).ShouldBe(paper);

    // The library writes themes and doesn't read them.
    private static string AccentOf(byte[] file) => XDocument.Parse(WorkbookFixture.Parts(file)["xl/theme/theme1.xml"])
        .Descendants().Single(element => element.Name.LocalName is "accent1").Elements().Single().Attribute("val")!.Value;

    [Fact]
    public async Task Write_LineSheet_IsPrintedOnAsManyPagesAcrossAsCanBeRead()
    {
        using XLWorkbook partner = WorkbookFixture.Open(await new WorkbookFixture(ALine()).WritePartnerAsync());
        using XLWorkbook customer = WorkbookFixture.Open(await new WorkbookFixture(ALine()).WriteCustomerAsync());

        // 563 and 300 characters, 310 to a page.
        partner.Worksheet("Line items").PageSetup.PagesWide.ShouldBe(2);
        customer.Worksheet("Line items").PageSetup.PagesWide.ShouldBe(1);
    }

    private static WorkbookFixture Branded(string? accent = null, string? footer = null)
    {
        var fixture = new WorkbookFixture(ALine());
        fixture.Brands.SaveBrand(new ReportBrand { AccountId = AccountId, Accent = accent, Footer = footer });
        return fixture;
    }
}
