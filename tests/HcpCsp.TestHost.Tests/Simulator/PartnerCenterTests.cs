using System.Net;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

public sealed class PartnerCenterTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task Organization_SignedIn_NamesTheTenantAfterByteOrderMark()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync("/v1/profiles/organization", ("ValidateMfa", "true"), ("MS-RequestId", "11111111-1111-1111-1111-111111111111"));

        (await response.Content.ReadAsByteArrayAsync()).Take(3).ShouldBe(Bom);
        (await ApiClient.JsonOf(response)).GetProperty("tenantId").GetGuid().ShouldBe(Server.Partners[0].TenantId);
        response.Headers.GetValues("isMfaCompliant").ShouldBe(["true"]);
        response.Headers.GetValues("MS-RequestId").ShouldBe(["11111111-1111-1111-1111-111111111111"]);
    }

    [Theory]
    [InlineData("sales", HttpStatusCode.Forbidden, "900150")]
    [InlineData("nomfa", HttpStatusCode.Unauthorized, "400")]
    public async Task Organization_UserLacksSomething_IsRefused(string user, HttpStatusCode status, string code)
    {
        using var api = await ApiClient.SignInAsync(Server, user: user);

        using var response = await api.GetAsync("/v1/profiles/organization");

        response.StatusCode.ShouldBe(status);
        (await ApiClient.JsonOf(response)).GetProperty("code").GetString().ShouldBe(code);
    }

    [Fact]
    public async Task Organization_GraphToken_IsTheWrongAudience()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.RawAsync("/v1/profiles/organization", api.GraphToken);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await ApiClient.JsonOf(response)).GetProperty("code").GetString().ShouldBe("900420");
    }

    [Fact]
    public async Task Calls_AppOnly_AreRefusedWhereAUserIsNeeded()
    {
        using var signIn = new SignInClient(Server);
        var token = (await signIn.ForApplicationAsync("https://api.partnercenter.microsoft.com")).GetProperty("access_token").GetString()!;
        using var api = new ApiClient(Server, token, token);
        var invoice = Server.World.Partners[0].Invoices.Documents[0].Id;

        (await api.GetAsync("/v1/customers?size=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.GetAsync("/v1/profiles/legalbusiness")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.GetAsync("/v1/auditrecords?size=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await api.GetAsync($"/v1/invoices/{invoice}/lineitems?provider=onetime&invoicelineitemtype=billinglineitems&size=1")).StatusCode.ShouldBe(HttpStatusCode.OK);
        string[] forUsers =
        [
            "/v1/profiles/organization", "/v1/profiles/mpn", "/v1/profiles/billing", "/v1/invoices/" + invoice, $"/v1/invoices/{invoice}/documents/statement",
            "/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf", "/v1/usagesummary",
        ];
        foreach (var path in forUsers)
        {
            using var response = await api.GetAsync(path);
            response.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            (await ApiClient.JsonOf(response)).GetProperty("code").GetString().ShouldBe("900329");
        }
    }

    [Fact]
    public async Task Organization_WithoutMfaBeforeItWasEnforced_OnlySaysSo()
    {
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Today = new DateOnly(2026, 3, 31) }, TestContext.Current.CancellationToken);
        using var api = await ApiClient.SignInAsync(server, user: "nomfa");

        using var response = await api.GetAsync("/v1/profiles/organization", ("ValidateMfa", "true"));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("isMfaCompliant").ShouldBe(["false"]);
    }

    [Fact]
    public async Task Mpn_UnknownId_IsNotFoundWithANumber()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync("/v1/profiles/mpn?mpnId=9999999");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApiClient.JsonOf(response)).GetProperty("code").GetInt32().ShouldBe(3000);
    }

    [Fact]
    public async Task Customers_PagedByToken_EachOnceAndNoLostOnes()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var seen = new List<Guid>();
        var path = "/v1/customers?size=7";
        (string, string)[] headers = [];
        while (true)
        {
            var page = await api.ReadAsync(path, headers);
            page.GetProperty("totalCount").GetInt32().ShouldBe(page.GetProperty("items").GetArrayLength());
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            if (!page.GetProperty("links").TryGetProperty("next", out var next))
                break;
            path = "/v1" + next.GetProperty("uri").GetString();
            headers = [("MS-ContinuationToken", next.GetProperty("headers")[0].GetProperty("value").GetString()!)];
        }

        seen.ShouldBeUnique();
        seen.ShouldBe(Server.World.Partners[0].ListedCustomers.Select(customer => customer.TenantId));
    }

    [Fact]
    public async Task Customers_NextWithoutToken_IsRefused()
    {
        using var api = await ApiClient.SignInAsync(Server);

        (await api.GetAsync("/v1/customers?size=7&seekOperation=Next")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await api.GetAsync("/v1/customers?size=7&seekOperation=Next", ("MS-ContinuationToken", "other,1_x,y"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Customers_FilteredByName_StartWithIt()
    {
        using var api = await ApiClient.SignInAsync(Server);

        var page = await api.ReadAsync("/v1/customers?filter=" + Uri.EscapeDataString("""{"Field":"CompanyName","Value":"<scr","Operator":"starts_with"}"""));

        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("companyProfile").GetProperty("companyName").GetString())
            .ShouldBe(["<script>alert(1)</script>"]);
    }

    [Fact]
    public async Task Customer_Lost_HasNoRelationshipAnyMore()
    {
        using var api = await ApiClient.SignInAsync(Server);
        var partner = Server.World.Partners[0];
        var lost = partner.Customers.First(customer => customer.Left is { } left && left < partner.ThisMonth);

        using var response = await api.GetAsync($"/v1/customers/{lost.TenantId}/subscriptions");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ApiClient.JsonOf(response)).GetProperty("code").GetString().ShouldBe("20002");
    }

    [Fact]
    public async Task Invoices_FilteredByDate_AreBetween()
    {
        using var api = await ApiClient.SignInAsync(Server);
        const string filter = """
            {"LeftFilter":{"Field":"InvoiceDate","Value":"2026-10-01","Operator":"greater_than_or_equals"},"RightFilter":{"Field":"InvoiceDate","Value":"2026-11-01","Operator":"less_than"},"Operator":"and"}
            """;

        var all = await api.ReadAsync("/v1/invoices?size=1&offset=3");
        var some = await api.ReadAsync("/v1/invoices?filter=" + Uri.EscapeDataString(filter));

        all.GetProperty("items").GetArrayLength().ShouldBe(12);
        some.GetProperty("items").EnumerateArray().ShouldAllBe(item => item.GetProperty("invoiceDate").GetString()!.StartsWith("2026-10-", StringComparison.Ordinal));
        some.GetProperty("items").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Statement_OfInvoice_IsPdf()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync($"/v1/invoices/OneTime-{Server.World.Partners[0].Invoices.Documents[0].Id}/documents/statement");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("%PDF-1.4");
    }

    [Fact]
    public async Task AuditRecords_OlderThanNinetyDays_AreRefused()
    {
        using var api = await ApiClient.SignInAsync(Server);

        (await api.GetAsync("/v1/auditrecords?startDate=2026-08-01&size=10")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var page = await api.ReadAsync("/v1/auditrecords?startDate=2026-08-26&endDate=2026-11-23&size=500");
        page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("operationType").GetString()).ShouldContain("ready_invoice");
    }

    [Fact]
    public async Task Throttle_EveryThirdCall_AsksToWait()
    {
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Faults = [Fault.Parse("throttle=3"), Fault.Parse("no-bom")] }, TestContext.Current.CancellationToken);
        using var api = await ApiClient.SignInAsync(server);
        var statuses = new List<int>();
        for (var call = 0; call < 6; call++)
        {
            using var response = await api.GetAsync("/v1/profiles/mpn");
            statuses.Add((int)response.StatusCode);
            (await response.Content.ReadAsByteArrayAsync())[0].ShouldBe((byte)'{');
        }

        statuses.ShouldBe([200, 200, 429, 200, 200, 429]);
    }

    [Fact]
    public void Fault_Unknown_NamesTheKnownOnes() =>
        Should.Throw<FormatException>(() => Fault.Parse("no-such-thing")).Message.ShouldContain("throttle=N");
}
