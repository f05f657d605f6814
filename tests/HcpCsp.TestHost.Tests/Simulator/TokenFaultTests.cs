using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Each fault of the token endpoint: on, and off again.</summary>
public sealed class TokenFaultTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Audience = "https://api.partnercenter.microsoft.com";

    private SimulatorServer Server => fixture.Server;

    [Theory]
    [InlineData("consent-revoked", 65001, "invalid_grant", "consent_required")]
    [InlineData("refresh-lapsed", 700082, "invalid_grant", "bad_token")]
    [InlineData("refresh-malformed", 70000, "invalid_grant", "bad_token")]
    [InlineData("sessions-revoked", 50173, "invalid_grant", "bad_token")]
    [InlineData("sign-in-frequency", 70043, "invalid_grant", "bad_token")]
    [InlineData("access-blocked", 53003, "invalid_grant", "message_only")]
    [InlineData("user-disabled", 50057, "invalid_grant", null)]
    [InlineData("mfa-stale", 50078, "interaction_required", "basic_action")]
    [InlineData("outside-mfa", 50158, "interaction_required", "basic_action")]
    [InlineData("request-loop", 50196, "invalid_request", null)]
    public async Task Refresh_FaultOn_IsRefusedUntilItIsOff(string fault, int code, string name, string? subError)
    {
        using var client = new SignInClient(Server);
        var refresh = await RefreshTokenAsync(client);

        using (new SwitchedFault(Server, fault))
        {
            var error = await client.RefreshAsync(refresh, SignInClient.GraphScope);
            client.LastResponse!.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            SignInClient.CodeOf(error).ShouldBe(code);
            error.GetProperty("error").GetString().ShouldBe(name);
            (error.TryGetProperty("suberror", out var sub) ? sub.GetString() : null).ShouldBe(subError);
        }

        ShouldHoldToken(await client.RefreshAsync(refresh, SignInClient.GraphScope));
    }

    [Fact]
    public async Task Refresh_ClaimsChallenge_IsMetByASignInWithTheClaims()
    {
        using var client = new SignInClient(Server);
        var refresh = await RefreshTokenAsync(client);
        using var fault = new SwitchedFault(Server, "claims-challenge");

        var error = await client.RefreshAsync(refresh, SignInClient.GraphScope);

        SignInClient.CodeOf(error).ShouldBe(50076);
        error.GetProperty("error").GetString().ShouldBe("interaction_required");
        error.GetProperty("suberror").GetString().ShouldBe("basic_action");
        var claims = error.GetProperty("claims").GetString()!;
        JsonDocument.Parse(claims).RootElement.GetProperty("access_token").ValueKind.ShouldBe(JsonValueKind.Object);
        var renewed = await client.SignInTokensAsync(changes: new Dictionary<string, string?> { ["claims"] = claims });
        ShouldHoldToken(await client.RefreshAsync(renewed.GetProperty("refresh_token").GetString()!, SignInClient.GraphScope));
        SignInClient.CodeOf(await client.RefreshAsync(refresh, SignInClient.GraphScope)).ShouldBe(50076);
    }

    [Fact]
    public async Task Refresh_SameTokenAgain_StillWorks()
    {
        using var client = new SignInClient(Server);
        var first = await RefreshTokenAsync(client);

        var second = (await client.RefreshAsync(first, SignInClient.GraphScope)).GetProperty("refresh_token").GetString()!;

        second.ShouldNotBe(first);
        ShouldHoldToken(await client.RefreshAsync(first, SignInClient.GraphScope));
        ShouldHoldToken(await client.RefreshAsync(second, SignInClient.GraphScope));
    }

    [Fact]
    public async Task Redeem_WithoutOfflineAccess_BringsNoRefreshToken()
    {
        using var client = new SignInClient(Server);

        var tokens = await client.SignInTokensAsync(changes: new Dictionary<string, string?> { ["scope"] = SignInClient.PartnerCenterScope + " openid profile" });

        tokens.TryGetProperty("refresh_token", out _).ShouldBeFalse();
        tokens.TryGetProperty("id_token", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_MfaClaimMissing_AmrHoldsThePasswordAlone()
    {
        using var client = new SignInClient(Server);
        using (new SwitchedFault(Server, "mfa-claim-missing"))
        {
            var tokens = await client.SignInTokensAsync();
            client.Screens.ShouldContain("mfa");
            AmrOf(tokens, "access_token").ShouldBe(["pwd"]);
            AmrOf(tokens, "id_token").ShouldBe(["pwd"]);
        }

        AmrOf(await client.SignInTokensAsync(), "access_token").ShouldBe(["pwd", "mfa"]);
    }

    [Fact]
    public async Task Token_WrongTenant_NamesAnotherTenant()
    {
        using var client = new SignInClient(Server);
        using (new SwitchedFault(Server, "wrong-tenant"))
        {
            TenantOf(await client.SignInTokensAsync(), "id_token").ShouldNotBe(client.Tenant);
        }

        TenantOf(await client.SignInTokensAsync(), "id_token").ShouldBe(client.Tenant);
    }

    [Fact]
    public async Task Token_Short_LivesSoManySeconds()
    {
        using var client = new SignInClient(Server);
        (await client.ForApplicationAsync(Audience)).GetProperty("expires_in").GetInt32().ShouldBeInRange(4794, 4799);

        using var fault = new SwitchedFault(Server, "token-short=30");
        var tokens = await client.ForApplicationAsync(Audience);

        tokens.GetProperty("expires_in").GetInt32().ShouldBeInRange(25, 30);
        var access = SignInClient.ReadToken(tokens.GetProperty("access_token").GetString()!);
        (access.GetProperty("exp").GetInt64() - access.GetProperty("iat").GetInt64()).ShouldBe(30);
    }

    [Fact]
    public async Task Token_Throttled_Is429WithRetryAfterEveryNthTime()
    {
        using var client = new SignInClient(Server);
        using var fault = new SwitchedFault(Server, "token-throttle=2");

        var statuses = await StatusesAsync(client, 4);

        statuses.Count(status => status == HttpStatusCode.TooManyRequests).ShouldBe(2);
        statuses[0].ShouldNotBe(statuses[1]);
        var throttled = statuses[3] == HttpStatusCode.TooManyRequests ? client : await AskedAgainAsync(client);
        throttled.LastResponse!.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(SimulatorFixture.Options.RetryAfterSeconds));
        SignInClient.CodeOf(JsonDocument.Parse(throttled.LastPage).RootElement).ShouldBe(90055);
    }

    [Fact]
    public async Task Token_503_IsTemporarilyUnavailable()
    {
        using var client = new SignInClient(Server);
        using var fault = new SwitchedFault(Server, "token-503=1");

        var error = await client.TokenAsync(ForApplication(), HttpStatusCode.ServiceUnavailable);

        error.GetProperty("error").GetString().ShouldBe("temporarily_unavailable");
        SignInClient.CodeOf(error).ShouldBe(50033);
    }

    [Fact]
    public async Task Token_503Html_IsAPage()
    {
        using var client = new SignInClient(Server);
        using var fault = new SwitchedFault(Server, "token-503-html=1");

        await client.TokenAsync(ForApplication(), HttpStatusCode.ServiceUnavailable);

        client.LastResponse!.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        client.LastPage.ShouldStartWith("<html");
    }

    [Theory]
    [InlineData("secret-expired", HttpStatusCode.Unauthorized, 7000222, "invalid_client")]
    [InlineData("unknown-application", HttpStatusCode.BadRequest, 700016, "unauthorized_client")]
    public async Task Token_ClientRefused_UntilTheFaultIsOff(string fault, HttpStatusCode status, int code, string name)
    {
        using var client = new SignInClient(Server);
        using (new SwitchedFault(Server, fault))
        {
            var error = await client.TokenAsync(ForApplication(), status);
            SignInClient.CodeOf(error).ShouldBe(code);
            error.GetProperty("error").GetString().ShouldBe(name);
        }

        ShouldHoldToken(await client.ForApplicationAsync(Audience));
    }

    [Fact]
    public async Task Authorize_SingleTenantAtOrganizations_Is50194()
    {
        using var client = new SignInClient(Server) { Tenant = "organizations" };
        using (new SwitchedFault(Server, "single-tenant"))
        {
            (await client.WalkAsync()).ShouldBeNull();
            client.LastPage.ShouldContain("AADSTS50194");
        }

        (await client.WalkAsync()).ShouldNotBeNull();
    }

    [Fact]
    public async Task Token_ErrorBody_EchoesTheClientsCorrelationId()
    {
        var id = Guid.NewGuid().ToString();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("client-request-id", id);

        using var response = await http.PostAsync(
            new Uri(Server.Address, $"/{Server.Partners[0].TenantId}/oauth2/v2.0/token"), new FormUrlEncodedContent([]), TestContext.Current.CancellationToken);

        var error = await ApiClient.JsonOf(response);
        error.GetProperty("correlation_id").GetString().ShouldBe(id);
        var lines = error.GetProperty("error_description").GetString()!.Split("\r\n");
        lines.Select(line => line.Split(':')[0]).ShouldBe(["AADSTS" + SignInClient.CodeOf(error), "Trace ID", "Correlation ID", "Timestamp"]);
        lines[1].ShouldEndWith(error.GetProperty("trace_id").GetString()!);
        lines[3].ShouldEndWith(error.GetProperty("timestamp").GetString()!);
    }

    private static Dictionary<string, string> ForApplication() => new() { ["grant_type"] = "client_credentials", ["scope"] = Audience + "/.default" };

    private static async Task<string> RefreshTokenAsync(SignInClient client) =>
        (await client.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;

    private static async Task<List<HttpStatusCode>> StatusesAsync(SignInClient client, int count)
    {
        var statuses = new List<HttpStatusCode>();
        while (statuses.Count < count)
        {
            await client.TokenAsync(ForApplication());
            statuses.Add(client.LastResponse!.StatusCode);
        }

        return statuses;
    }

    private static async Task<SignInClient> AskedAgainAsync(SignInClient client)
    {
        await client.TokenAsync(ForApplication());
        return client;
    }

    private static void ShouldHoldToken(JsonElement answer) => answer.TryGetProperty("access_token", out _).ShouldBeTrue(answer.ToString());

    private static string TenantOf(JsonElement tokens, string name) =>
        SignInClient.ReadToken(tokens.GetProperty(name).GetString()!).GetProperty("tid").GetString()!;

    private static IEnumerable<string?> AmrOf(JsonElement tokens, string name) =>
        SignInClient.ReadToken(tokens.GetProperty(name).GetString()!).GetProperty("amr").EnumerateArray().Select(item => item.GetString());
}
