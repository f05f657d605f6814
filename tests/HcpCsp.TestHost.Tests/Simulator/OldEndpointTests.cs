using System.Text.Json;
using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>The token endpoint of version 1, the consent of administrators, and the id token beside the code.</summary>
public sealed class OldEndpointTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private static readonly string[] Numbers = ["expires_in", "ext_expires_in", "expires_on", "not_before"];

    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task Token_ClientCredentialsWithResource_AnswersNumbersAsStrings()
    {
        using var client = new SignInClient(Server) { TokenPath = "oauth2/token" };

        var answer = await client.TokenAsync(new() { ["grant_type"] = "client_credentials", ["resource"] = "https://graph.microsoft.com" });

        foreach (var name in Numbers)
            answer.GetProperty(name).ValueKind.ShouldBe(JsonValueKind.String, name);
        long.Parse(answer.GetProperty("expires_in").GetString()!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(4790, 4799);
        answer.GetProperty("resource").GetString().ShouldBe("https://graph.microsoft.com");
        AudienceOf(answer).ShouldBe("https://graph.microsoft.com");
    }

    [Fact]
    public async Task Token_RefreshWithResource_TradesForThatResource()
    {
        using var current = new SignInClient(Server);
        var refresh = (await current.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;
        using var client = new SignInClient(Server) { TokenPath = "oauth2/token" };

        var answer = await client.TokenAsync(new() { ["grant_type"] = "refresh_token", ["refresh_token"] = refresh, ["resource"] = "https://api.partnercenter.microsoft.com" });

        AudienceOf(answer).ShouldBe("https://api.partnercenter.microsoft.com");
        answer.GetProperty("scope").GetString().ShouldBe("user_impersonation");
        answer.GetProperty("expires_in").ValueKind.ShouldBe(JsonValueKind.String);
        answer.TryGetProperty("refresh_token", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Token_Refused_HasTheSameShape()
    {
        using var client = new SignInClient(Server) { TokenPath = "oauth2/token" };

        SignInClient.CodeOf(await client.TokenAsync(new() { ["grant_type"] = "client_credentials", ["resource"] = "https://vault.azure.net" })).ShouldBe(500011);
    }

    [Fact]
    public async Task AdminConsent_Accepted_SparesEverybodyTheQuestion()
    {
        using var client = new SignInClient(Server) { Tenant = Server.Partners[1].TenantId.ToString() };

        var answer = await client.AdminConsentAsync();

        answer.ShouldNotBeNull()["admin_consent"].ShouldBe("True");
        answer["tenant"].ShouldBe(client.Tenant);
        answer["state"].ShouldBe("the-state");
        client.Screens.ShouldBe(["account", "mfa", "consent"]);
        client.Screens.Clear();
        (await client.WalkAsync("nobilling@" + Server.Partners[1].Domain)).ShouldNotBeNull().ShouldContainKey("code");
        client.Screens.ShouldNotContain("consent");
    }

    [Fact]
    public async Task AdminConsent_Declined_IsAccessDenied()
    {
        using var client = new SignInClient(Server);

        var answer = await client.AdminConsentAsync(consent: "decline");

        answer.ShouldNotBeNull()["error"].ShouldBe("access_denied");
        answer["state"].ShouldBe("the-state");
        answer.ShouldNotContainKey("admin_consent");
    }

    [Fact]
    public async Task AdminConsent_AddressNotRegistered_StaysOnThePage()
    {
        using var client = new SignInClient(Server);

        (await client.AdminConsentAsync(redirect: "https://evil.example/")).ShouldBeNull();

        client.LastPage.ShouldContain("AADSTS50011");
    }

    [Fact]
    public async Task Authorize_CodeWithIdToken_BringsBothInAForm()
    {
        using var client = new SignInClient(Server);

        var answer = await client.WalkAsync(changes: new Dictionary<string, string?> { ["response_type"] = "code id_token", ["response_mode"] = "form_post", ["nonce"] = "the-nonce" });

        var identity = SignInClient.ReadToken(answer.ShouldNotBeNull(client.LastPage)["id_token"]);
        identity.GetProperty("nonce").GetString().ShouldBe("the-nonce");
        identity.GetProperty("tid").GetString().ShouldBe(client.Tenant);
        Guid.TryParse(identity.GetProperty("oid").GetString(), out _).ShouldBeTrue();
        identity.GetProperty("preferred_username").GetString().ShouldBe("admin@" + Server.Partners[0].Domain);
        (await client.RedeemAsync(answer["code"])).TryGetProperty("access_token", out _).ShouldBeTrue();
    }

    private static string? AudienceOf(JsonElement answer) =>
        SignInClient.ReadToken(answer.GetProperty("access_token").GetString()!).GetProperty("aud").GetString();
}
