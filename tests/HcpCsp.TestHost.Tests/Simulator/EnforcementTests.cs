using System.Net;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>What a token doesn't open.</summary>
public sealed class EnforcementTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task Graph_PartnerCenterToken_IsTheWrongAudience()
    {
        using var signIn = new SignInClient(Server);
        var (partnerCenter, _) = await signIn.SignInAsync();
        using var api = new ApiClient(Server, partnerCenter, partnerCenter);

        using var response = await api.StartExportAsync("usage/billed", new { invoiceId = FirstInvoice(0) });

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Apis_AppOnlyTokenWithoutRoles_AreForbidden()
    {
        using var fault = new SwitchedFault(Server, "no-app-roles");
        using var signIn = new SignInClient(Server);
        var partnerCenter = await AppTokenAsync(signIn, "https://api.partnercenter.microsoft.com");
        using var api = new ApiClient(Server, partnerCenter, await AppTokenAsync(signIn, "https://graph.microsoft.com"));

        using var customers = await api.GetAsync("/v1/customers?size=1");
        using var export = await api.StartExportAsync("usage/billed", new { invoiceId = FirstInvoice(0) });

        SignInClient.ReadToken(partnerCenter).TryGetProperty("roles", out _).ShouldBeFalse();
        customers.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        export.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("admin", "true")]
    [InlineData("nomfa", "false")]
    public async Task PartnerCenter_AskedForMfa_SaysWhetherTheTokenHasIt(string user, string expected)
    {
        using var api = await ApiClient.SignInAsync(Server, user: user);

        using var response = await api.GetAsync("/v1/customers?size=1", ("ValidateMfa", "true"));

        response.Headers.GetValues("isMfaCompliant").ShouldBe([expected]);
    }

    [Fact]
    public async Task PartnerCenter_NotAskedForMfa_SaysNothingOfIt()
    {
        using var api = await ApiClient.SignInAsync(Server);

        using var response = await api.GetAsync("/v1/customers?size=1", ("ValidateMfa", "false"));

        response.Headers.Contains("isMfaCompliant").ShouldBeFalse();
    }

    [Fact]
    public async Task Apis_TokenOfOnePartner_OpensNothingOfTheOther()
    {
        using var mine = await ApiClient.SignInAsync(Server, partner: 0);
        using var theirs = await ApiClient.SignInAsync(Server, partner: 1);
        var customer = Server.World.Partners[1].ListedCustomers.First().TenantId;
        using var started = await theirs.StartExportAsync("reconciliation/billed", new { invoiceId = FirstInvoice(1), attributeSet = "full" });

        (await StatusAsync(mine, $"/v1/customers/{customer}")).ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        (await StatusAsync(mine, $"/v1/customers/{customer}/subscriptions")).ShouldBeOneOf(HttpStatusCode.Forbidden, HttpStatusCode.NotFound);
        (await StatusAsync(mine, $"/v1/invoices/{FirstInvoice(1)}")).ShouldBe(HttpStatusCode.NotFound);
        using var operation = await mine.RawAsync(started.Headers.Location!.ToString(), mine.GraphToken);
        operation.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await StatusAsync(theirs, $"/v1/customers/{customer}")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_RefreshInAnotherTenant_IsRefused()
    {
        using var client = new SignInClient(Server);
        var refresh = (await client.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;
        using var elsewhere = new SignInClient(Server) { Tenant = Server.Partners[1].TenantId.ToString() };

        SignInClient.CodeOf(await elsewhere.RefreshAsync(refresh, SignInClient.GraphScope)).ShouldBe(50020);
    }

    private static async Task<string> AppTokenAsync(SignInClient client, string audience) =>
        (await client.ForApplicationAsync(audience)).GetProperty("access_token").GetString()!;

    private static async Task<HttpStatusCode> StatusAsync(ApiClient api, string path)
    {
        using var response = await api.GetAsync(path);
        return response.StatusCode;
    }

    private string FirstInvoice(int partner) => Server.World.Partners[partner].Invoices.Documents[0].Id;
}
