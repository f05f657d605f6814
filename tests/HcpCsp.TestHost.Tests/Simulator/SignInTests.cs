using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

public sealed class SignInTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task Authorize_ScreensAsTheyStand_ReturnsCodeForTheAdmin()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync(changes: new Dictionary<string, string?> { ["prompt"] = "consent" });

        client.Screens.ShouldBe(["account", "mfa", "consent"]);
        answer.ShouldNotBeNull()["state"].ShouldBe("the-state");
        answer.ShouldNotContainKey("iss");
        var tokens = await client.RedeemAsync(answer["code"]);
        var identity = SignInClient.ReadToken(tokens.GetProperty("id_token").GetString()!);
        identity.GetProperty("tid").GetString().ShouldBe(client.Tenant);
        identity.GetProperty("preferred_username").GetString().ShouldBe("admin@" + Server.Partners[0].Domain);
        var access = SignInClient.ReadToken(tokens.GetProperty("access_token").GetString()!);
        access.GetProperty("aud").GetString().ShouldBe("https://api.partnercenter.microsoft.com");
        access.GetProperty("amr").EnumerateArray().Select(item => item.GetString()).ShouldBe(["pwd", "mfa"]);
        access.GetProperty("iss").GetString().ShouldBe($"{Server.Address.GetLeftPart(UriPartial.Authority)}/{client.Tenant}/v2.0");
    }

    [Fact]
    public async Task Authorize_SecondTime_ConsentIsRemembered()
    {
        using var client = new SignInClient(Server);
        await client.WalkAsync();
        client.Screens.Clear();

        await client.WalkAsync();

        client.Screens.ShouldBe(["account", "mfa"]);
    }

    [Fact]
    public async Task Authorize_Declined_ReturnsAccessDenied()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync(consent: "decline", changes: new Dictionary<string, string?> { ["prompt"] = "consent" });

        answer.ShouldNotBeNull()["error"].ShouldBe("access_denied");
        answer["error_description"].ShouldStartWith("AADSTS65004:");
        answer["state"].ShouldBe("the-state");
    }

    [Fact]
    public async Task Authorize_UserWithoutMfa_SkipsMfaScreen()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync("nomfa@" + Server.Partners[0].Domain);

        client.Screens.ShouldNotContain("mfa");
        var tokens = await client.RedeemAsync(answer.ShouldNotBeNull()["code"]);
        var access = SignInClient.ReadToken(tokens.GetProperty("access_token").GetString()!);
        access.GetProperty("amr").EnumerateArray().Select(item => item.GetString()).ShouldBe(["pwd"]);
    }

    [Theory]
    [InlineData("redirect_uri", "https://evil.example/cb", "AADSTS50011")]
    [InlineData("client_id", "00000000-0000-0000-0000-000000000001", "AADSTS700016")]
    [InlineData("code_challenge", null, "AADSTS9002325")]
    public async Task Authorize_BadRequest_ShowsErrorPage(string parameter, string? value, string expected)
    {
        using var client = new SignInClient(Server);

        (await client.WalkAsync(changes: new Dictionary<string, string?> { [parameter] = value })).ShouldBeNull();

        client.LastPage.ShouldContain(expected);
    }

    [Fact]
    public async Task Authorize_AccountOfAnotherTenant_IsRefusedOnThePage()
    {
        using var client = new SignInClient(Server);

        (await client.WalkAsync("wrong@" + Server.Partners[0].Domain)).ShouldBeNull();

        client.LastPage.ShouldContain("AADSTS50020");
    }

    [Fact]
    public async Task Authorize_AccountOfAnotherTenantAtOrganizations_TokenNamesThatTenant()
    {
        using var client = new SignInClient(Server) { Tenant = "organizations" };
        var answer = await client.WalkAsync("wrong@" + Server.Partners[0].Domain);

        var tokens = await client.RedeemAsync(answer.ShouldNotBeNull()["code"]);

        SignInClient.ReadToken(tokens.GetProperty("id_token").GetString()!).GetProperty("tid").GetString().ShouldNotBe(Server.Partners[0].TenantId.ToString());
    }

    [Fact]
    public async Task Authorize_UnknownTenant_ShowsErrorPage()
    {
        using var client = new SignInClient(Server) { Tenant = "12345678-1234-1234-1234-123456789abc" };

        (await client.WalkAsync()).ShouldBeNull();

        client.LastPage.ShouldContain("AADSTS90002");
    }

    [Fact]
    public async Task Authorize_FormPost_AnswersWithAFormToTheClient()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync(changes: new Dictionary<string, string?> { ["response_mode"] = "form_post" });

        answer.ShouldNotBeNull()["state"].ShouldBe("the-state");
        (await client.RedeemAsync(answer["code"])).TryGetProperty("access_token", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_WrongVerifier_Is501481()
    {
        using var client = new SignInClient(Server);
        var answer = await client.WalkAsync();

        var error = await client.RedeemAsync(answer.ShouldNotBeNull()["code"], verifier: new string('x', 50));

        error.GetProperty("error").GetString().ShouldBe("invalid_grant");
        error.GetProperty("error_codes")[0].GetInt32().ShouldBe(501481);
    }

    [Fact]
    public async Task Token_CodeTwice_Is54005()
    {
        using var client = new SignInClient(Server);
        var code = (await client.WalkAsync()).ShouldNotBeNull()["code"];
        await client.RedeemAsync(code);

        var error = await client.RedeemAsync(code);

        error.GetProperty("error_codes")[0].GetInt32().ShouldBe(54005);
    }

    [Fact]
    public async Task Token_WrongSecret_HasEntrasShape()
    {
        using var client = new SignInClient(Server);

        var error = await client.TokenAsync(
            new() { ["grant_type"] = "refresh_token", ["refresh_token"] = "x", ["client_secret"] = "wrong" }, HttpStatusCode.Unauthorized);

        error.GetProperty("error").GetString().ShouldBe("invalid_client");
        error.GetProperty("error_description").GetString().ShouldStartWith("AADSTS7000215: ");
        error.GetProperty("error_description").GetString()!.ShouldContain("\r\nTrace ID: ");
        error.GetProperty("error_codes").EnumerateArray().Select(code => code.GetInt32()).ShouldBe([7000215]);
        foreach (var name in new[] { "timestamp", "trace_id", "correlation_id", "error_uri" })
            error.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task Token_OneRefreshToken_BuysBothAudiences()
    {
        using var client = new SignInClient(Server);
        var tokens = await client.RedeemAsync((await client.WalkAsync()).ShouldNotBeNull()["code"]);
        var refresh = tokens.GetProperty("refresh_token").GetString()!;

        var graph = await client.RefreshAsync(refresh, SignInClient.GraphScope);
        var partnerCenter = await client.RefreshAsync(refresh, "https://api.partnercenter.microsoft.com/.default");

        SignInClient.ReadToken(graph.GetProperty("access_token").GetString()!).GetProperty("aud").GetString().ShouldBe("https://graph.microsoft.com");
        SignInClient.ReadToken(graph.GetProperty("access_token").GetString()!).GetProperty("scp").GetString().ShouldBe("PartnerBilling.Read.All");
        SignInClient.ReadToken(partnerCenter.GetProperty("access_token").GetString()!).GetProperty("aud").GetString().ShouldBe("https://api.partnercenter.microsoft.com");
        graph.GetProperty("refresh_token").GetString().ShouldNotBe(refresh);
        graph.GetProperty("scope").GetString()!.ShouldContain(SignInClient.GraphScope);
    }

    [Fact]
    public async Task Token_UnknownResource_Is500011()
    {
        using var client = new SignInClient(Server);
        var tokens = await client.RedeemAsync((await client.WalkAsync()).ShouldNotBeNull()["code"]);

        var error = await client.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!, "https://vault.azure.net/user_impersonation");

        error.GetProperty("error_codes")[0].GetInt32().ShouldBe(500011);
    }

    [Fact]
    public async Task Token_ConsentForGraphMissing_Is65001()
    {
        await using var server = await SimulatorServer.StartAsync(
            SimulatorFixture.Options with { Faults = [Fault.Parse("no-graph-consent")] }, TestContext.Current.CancellationToken);
        using var client = new SignInClient(server);
        var tokens = await client.RedeemAsync((await client.WalkAsync()).ShouldNotBeNull()["code"]);

        var error = await client.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!, SignInClient.GraphScope);

        error.GetProperty("error_codes")[0].GetInt32().ShouldBe(65001);
        error.GetProperty("suberror").GetString().ShouldBe("consent_required");
    }
}
