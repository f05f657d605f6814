using System.Text;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Downloads;

public sealed class DownloadsApiTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task Workbooks_PartnersAndCustomers_AreFiles()
    {
        (await ReadAsync("downloadPartnerWorkbook")).ShouldBe("partner");
        (await ReadAsync("downloadCustomerWorkbook")).ShouldBe("customer " + PagesWorld.CustomerIdValue);
    }

    [Fact]
    public async Task CustomerWorkbook_Issued_IsTheStatementAndLeadsNowhere()
    {
        ApiResult result = await AskAsync("downloadCustomerWorkbook", PagesWorld.ARequest().At("number", PagesWorld.IssuedNumber));

        // Its file isn't on disk in this world: it is told, not made anew.
        result.ShouldBeRefused(500, "csp.file.refused");
    }

    [Fact]
    public async Task Lines_GermanClient_AreInThePlainDialect()
    {
        string csv = await ReadAsync("downloadLines", PagesWorld.ARequest(culture: "de-DE"));

        csv.Split('\n')[0].ShouldContain(",");
        csv.ShouldContain("1234.5");
    }

    [Fact]
    public async Task Lines_Unread_AreRefused()
    {
        world.Ledger.Bills[0] = world.Ledger.Bills[0] with { Invoice = world.Ledger.Bills[0].Invoice with { Lines = null } };

        (await AskAsync("downloadLines", PagesWorld.ARequest())).ShouldBeRefused(409, "csp.file.refused");
    }

    [Fact]
    public async Task Focus_Customer_IsTheFile() => (await ReadAsync("downloadFocus", PagesWorld.ARequest().Asking(("customer", PagesWorld.CustomerIdValue)))).ShouldContain("BilledCost");

    [Fact]
    public async Task MicrosoftInvoice_Known_IsThePdf() => (await ReadAsync("downloadMicrosoftInvoice")).ShouldBe("%PDF-1.7");

    [Fact]
    public async Task Reports_FileAndZip_AreFiles()
    {
        string file = world.ReportRuns.Files[PagesWorld.ReportRunId][0].Key.Id;

        (await ReadAsync("downloadReport", PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId).At("fileId", file))).ShouldBe("Contoso 2026-10.xlsx");
        (await ReadAsync("downloadReports", PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId))).ShouldBe("one two three four");
        (await AskAsync("downloadReport", PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId).At("fileId", "none"))).ShouldBeRefused(404, "csp.file.unknown");
    }

    [Fact]
    public async Task Plan_Known_IsItsFile() => (await ReadAsync("downloadPlan")).ShouldContain("hcp-csp-pricing-plan/1");

    [Fact]
    public async Task Logo_SavedAndNone_IsItOrNotFound()
    {
        (await AskAsync("downloadLogo", PagesWorld.ARequest())).ShouldBeRefused(404, "csp.file.unknown");
        byte[] png = APng.Of(8, 8);
        world.Brands.SaveBrand(new ReportBrand { AccountId = PagesWorld.AccountId, Logo = new BrandLogo(png, 8, 8) });

        (await AskAsync("downloadLogo", PagesWorld.ARequest())).File!.ContentType.ShouldBe("image/png");
    }

    [Fact]
    public async Task OwnStatement_OfAnotherTenant_DoesNotExist()
    {
        world.Tenants.Link($"{PagesWorld.AccountId}/aaaaaaaa-4f89-41d3-9a0c-0305e82c3301", "t1");
        PageRequest request = PagesWorld.ARequest().At("number", world.IssuedStatement.Number);

        (await AskAsync("downloadOwnStatement", request with { User = request.User with { TenantId = "t1" } })).ShouldBeRefused(404, "csp.file.unknown");
        world.DownloadsApi.ListRoutes().Single(route => route.Description.OperationId == "downloadOwnStatement").Roles.ShouldBe([HcpCsp.Abstractions.HcpRoles.TenantAdmin]);
    }

    private Task<ApiResult> AskAsync(string operation, PageRequest request) =>
        world.DownloadsApi.ListRoutes().Single(route => route.Description.OperationId == operation).Handler(WithoutPageNames(request), TestContext.Current.CancellationToken);

    // The patterns of the API name the account by id alone.
    private static PageRequest WithoutPageNames(PageRequest request) =>
        request with { RouteValues = request.RouteValues.Where(value => value.Key != "accountId").ToDictionary(StringComparer.OrdinalIgnoreCase) };

    private async Task<string> ReadAsync(string operation, PageRequest? request = null)
    {
        ApiResult result = await AskAsync(operation, request ?? PagesWorld.ARequest());
        using var content = new MemoryStream();
        await result.File.ShouldNotBeNull(string.Join(' ', result.Messages.Select(message => message.Text))).WriteAsync(content, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(content.ToArray());
    }
}
