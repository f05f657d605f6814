using HcpCsp.Plugin.Reports;
using HcpCsp.Plugin.Reports.Sheets;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Reports;

public class WorkbookNamesTests
{
    [Theory]
    [InlineData("Contoso Ltd.", "Contoso Ltd")]
    [InlineData("../../etc/passwd", "etc passwd")]
    [InlineData("A/B\\C:D*E?F\"G<H>I|J", "A B C D E F G H I J")]
    [InlineData("CON", "CON_")]
    [InlineData("nul.txt", "nul_.txt")]
    [InlineData("Lpt1 .x", "Lpt1_ .x")]
    [InlineData("CONTOSO", "CONTOSO")]
    [InlineData("Nul Ltd", "Nul Ltd")]
    [InlineData("Müller & Söhne", "Müller & Söhne")]
    [InlineData("Litware 🚀", "Litware 🚀")]
    [InlineData("evil\u202Exslx.exe", "evil xslx.exe")]
    [InlineData("line\r\nbreak\0", "line break")]
    [InlineData(" . ", "customer")]
    public void FilePart_HostileName_StaysReadable(string name, string expected) => WorkbookNames.FilePart(name).ShouldBe(expected);

    // Not a theory: an attribute can't hold half a pair.
    [Fact]
    public void FilePart_HalfAPair_IsReplaced() => WorkbookNames.FilePart("half \ud800 pair").ShouldBe("half \uFFFD pair");

    [Theory]
    [InlineData('x')]
    [InlineData('漢')]
    public void GetFileName_NameOf300Characters_FitsAnyFileSystem(char letter)
    {
        string name = new WorkbookFixture(ALine(name: new string(letter, 300))).Workbooks.GetFileName(AccountId, WorkbookFixture.Number, Contoso);

        name.Length.ShouldBeLessThanOrEqualTo(120);
        System.Text.Encoding.UTF8.GetByteCount(name).ShouldBeLessThanOrEqualTo(255);
        name.ShouldEndWith(".xlsx");
    }

    [Fact]
    public void GetFileName_CustomersOfOneName_DoNotCollide()
    {
        InvoiceWorkbooks workbooks = new WorkbookFixture(ALine(name: "Contoso"), ALine(1m, Fabrikam, "Contoso")).Workbooks;

        workbooks.GetFileName(AccountId, WorkbookFixture.Number, Contoso).ShouldNotBe(workbooks.GetFileName(AccountId, WorkbookFixture.Number, Fabrikam), StringComparer.Ordinal);
    }

    [Fact]
    public void GetFileName_OfTheCustomer_DoesNotTellMicrosoftsNumber() =>
        new WorkbookFixture(ALine()).Workbooks.GetFileName(AccountId, WorkbookFixture.Number, Contoso).ShouldNotContain("G104500001", Case.Insensitive);

    [Theory]
    [InlineData("Line items", "Line items (2)")]
    [InlineData("[a]:b*c?d/e\\f", "a  b c d e f")]
    [InlineData("A name that is far longer than thirty-one characters", "A name that is far longer than ")]
    [InlineData("''", "Sheet")]
    public void Sheet_AnyName_IsOneThatExcelTakes(string wanted, string expected) =>
        WorkbookNames.Sheet(wanted, ["line items"]).ShouldBe(expected);
}
