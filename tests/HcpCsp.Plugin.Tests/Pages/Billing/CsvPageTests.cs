using System.Globalization;
using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages.Billing;
using HcpCsp.Plugin.Reports.Csv;
using HcpCsp.Plugin.Tests.Pages.Fakes;
using HcpCsp.Plugin.Tests.Reports;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Pages.Billing;

public class CsvPageTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task Get_GermanReader_OffersWhatGermanProgramsTake()
    {
        string body = (await GetAsync(ALine(10m), ARequest() with { Culture = CultureInfo.GetCultureInfo("de-DE") })).Body();

        body.ShouldContain("""<option value="semicolon" selected>""");
        body.ShouldContain("""<option value="comma" selected>""");
        body.ShouldContain("""<option value="dd.MM.yyyy" selected>""");
    }

    [Fact]
    public async Task Get_ChosenDialect_IsSentAsAFile()
    {
        PageRequest request = ARequest().Asking(("format", "lines"), ("separator", "tab"), ("decimal", "comma"), ("dates", "yyyy-MM-dd"), ("mark", "no"), ("customer", Contoso));

        var file = (await GetAsync(ALine(10.25m), request)).ShouldBeOfType<PageResult.File>();

        file.DownloadName.ShouldEndWith(".csv");
        string[] lines = (await TextOf(file)).Split("\r\n");
        lines[0].ShouldStartWith("Product\tSKU\t");
        lines[1].ShouldEndWith("\t12,3\tUSD"); // 10.25 × 1.2
    }

    [Fact]
    public async Task Get_Focus_IsSentUnderItsOwnName()
    {
        var file = (await GetAsync(ALine(10m), ARequest().Asking(("format", "focus"), ("separator", "tab")))).ShouldBeOfType<PageResult.File>();

        file.DownloadName.ShouldEndWith(" FOCUS.csv");
        (await TextOf(file)).ShouldStartWith("BilledCost,BillingAccountId,");
    }

    [Fact]
    public async Task Get_ChoicesThatAreNone_TakesTheUsual()
    {
        PageRequest request = ARequest().Asking(("format", "lines"), ("separator", "<script>"), ("decimal", "x"), ("dates", "dd/MM"), ("mark", "?"), ("customer", Contoso));

        (await TextOf((await GetAsync(ALine(10m), request)).ShouldBeOfType<PageResult.File>())).ShouldStartWith("\uFEFFProduct,SKU,");
    }

    [Fact]
    public async Task Get_CustomerThatTheInvoiceDoesNotBill_IsNotFound() =>
        (await GetAsync(ALine(10m), ARequest().Asking(("customer", "nobody")))).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task Get_IssuedToSomebodyNoLongerBilled_SendsWhatWasIssuedUnderItsName()
    {
        var fixture = new WorkbookFixture(ALine(10m));
        await fixture.IssueAsync();
        fixture.Store.Data(AccountId).With(AnInvoice(over: [ALine(30m, Fabrikam, "Fabrikam")]), [ALine(30m, Fabrikam, "Fabrikam")]);

        var file = (await PageOf(fixture).GetAsync(ARequest().Asking(("format", "lines"), ("customer", Contoso)), default)).ShouldBeOfType<PageResult.File>();

        file.DownloadName.ShouldNotBeNull().ShouldContain("v1");
        (await TextOf(file)).Split("\r\n")[1].ShouldEndWith(",12,USD"); // 10 × 1.2
    }

    [Fact]
    public async Task Get_HostileNames_AreText()
    {
        string body = (await GetAsync(ALine(10m, name: "<script>alert(1)</script>"), ARequest().Asking(("customer", Contoso)))).Body();

        body.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        body.ShouldNotContain("<script>alert");
    }

    private Task<PageResult> GetAsync(InvoiceLine line, PageRequest request) => PageOf(new WorkbookFixture(line)).GetAsync(request, TestContext.Current.CancellationToken);

    private CsvPage PageOf(WorkbookFixture fixture) =>
        new(fixture.Store, fixture.Ledger, fixture.Workbooks, new InvoiceCsv(fixture.Ledger, new StatementsInForce(fixture.Store, fixture.Plans)), world.Composer);

    private static PageRequest ARequest() => PagesWorld.ARequest().At("accountId", AccountId).At("number", WorkbookFixture.Number);

    private static async Task<string> TextOf(PageResult.File file)
    {
        using var output = new MemoryStream();
        await file.WriteAsync(output, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
