using System.Globalization;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reports.Customer;
using HcpCsp.Plugin.Reports.Sheets;
using HcpCsp.Plugin.Reports.Sheets.Packing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

/// <summary>The partner's logo, top right on the first sheet.</summary>
public class LogoTests
{
    private static readonly BrandLogo Logo = new(ReportSamples.Png, 320, 80);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Write_BrandWithLogo_HoldsItsVeryBytesOnTheFirstSheet(bool forTheCustomer)
    {
        byte[] file = await WriteAsync(forTheCustomer);

        WorkbookFixture.Validate(file).ShouldBeEmpty();
        using var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false);
        WorksheetPart[] withDrawing = [.. document.WorkbookPart!.WorksheetParts.Where(sheet => sheet.DrawingsPart is not null)];
        withDrawing.Single().Uri.ToString().ShouldBe("/xl/worksheets/sheet1.xml");
        using Stream picture = withDrawing[0].DrawingsPart!.ImageParts.Single().GetStream();
        using var bytes = new MemoryStream();
        picture.CopyTo(bytes);
        bytes.ToArray().ShouldBe(Logo.Png);
    }

    [Fact]
    public async Task Write_BrandWithLogo_GivesTheSameBytes() => (await WriteAsync(true)).ShouldBe(await WriteAsync(true));

    [Theory]
    [InlineData(320, 80, 200, 50)] // × 200/320
    [InlineData(40, 120, 20, 60)] // × 60/120
    [InlineData(30, 20, 30, 20)]
    [InlineData(5000, 1, 200, 1)]
    public void DrawingOf_AnySize_FitsBesideTheTitleUndistorted(int width, int height, int shownWidth, int shownHeight)
    {
        XDocument drawing = LogoParts.DrawingOf(Logo with { Width = width, Height = height }, [2.5, 24, 46, 12, 18], "Tailspin");
        XElement size = drawing.Root!.Elements().Single().Elements().Single(element => element.Name.LocalName is "ext");

        (Pixels(size, "cx"), Pixels(size, "cy")).ShouldBe((shownWidth, shownHeight));
    }

    [Fact]
    public void Check_PictureIsNotTheBrands_IsNotReleased()
    {
        WorkbookFixture fixture = Fixture();
        CustomerStatement statement = CustomerStatement.Find(fixture.Store, fixture.Ledger.FindInvoice(AccountId, WorkbookFixture.Number)!, Contoso)!;
        HouseStyle style = HouseStyle.Plain with { Logo = Logo };
        using WorkbookDraft draft = CustomerWorkbook.Design(statement, CustomerLineColumns.All, WorkbookSettings.Plain with { Style = style });
        using var file = new MemoryStream();
        WorkbookPacker.Pack(draft, file, TestContext.Current.CancellationToken);

        new CustomerLeakScan(StatementAllowance.Of(statement, style), draft).Check(file);
        foreach (BrandLogo? other in new[] { null, Logo with { Png = [.. Logo.Png, 0] } })
            Should.Throw<CustomerLeakException>(() => new CustomerLeakScan(StatementAllowance.Of(statement, style with { Logo = other }), draft).Check(file)).Message.ShouldContain("picture");
    }

    private static int Pixels(XElement size, string name) => int.Parse(size.Attribute(name)!.Value, CultureInfo.InvariantCulture) / 9525;

    private static WorkbookFixture Fixture()
    {
        var fixture = new WorkbookFixture(ALine());
        fixture.Brands.SaveBrand(new ReportBrand { AccountId = AccountId, Logo = Logo });
        return fixture;
    }

    private static Task<byte[]> WriteAsync(bool forTheCustomer) => forTheCustomer ? Fixture().WriteCustomerAsync() : Fixture().WritePartnerAsync();
}
