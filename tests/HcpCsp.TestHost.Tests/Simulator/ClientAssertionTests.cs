using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HcpCsp.TestHost.Simulator;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>A certificate instead of the secret.</summary>
public sealed class ClientAssertionTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = NewCertificate();
    private SimulatorServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        using var registered = X509CertificateLoader.LoadCertificate(_certificate.RawData);
        _server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { ClientCertificate = registered }, CancellationToken.None);
    }

    [Fact]
    public async Task Token_Assertion_RedeemsAndRefreshes()
    {
        using var client = new SignInClient(_server) { Sign = () => Assertion() };
        var code = (await client.WalkAsync()).ShouldNotBeNull()["code"];

        var tokens = await client.RedeemAsync(code);
        var refreshed = await client.RefreshAsync(tokens.GetProperty("refresh_token").GetString()!, SignInClient.GraphScope);

        refreshed.TryGetProperty("access_token", out _).ShouldBeTrue(refreshed.ToString());
    }

    [Fact]
    public async Task Token_SecretExpired_AssertionStillWorks()
    {
        using var fault = new SwitchedFault(_server, "secret-expired");
        using var client = new SignInClient(_server) { Sign = () => Assertion() };

        (await client.ForApplicationAsync("https://graph.microsoft.com")).TryGetProperty("access_token", out _).ShouldBeTrue(client.LastPage);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("audience")]
    [InlineData("other-tenant")]
    [InlineData("issuer")]
    [InlineData("subject")]
    [InlineData("expired")]
    [InlineData("garbage")]
    public async Task Token_AssertionIsWrong_Is700027(string wrong)
    {
        using var other = NewCertificate();
        using var client = new SignInClient(_server)
        {
            Sign = () => wrong switch
            {
                "key" => Assertion(certificate: other),
                "audience" => Assertion(audience: "https://login.microsoftonline.com/x/oauth2/v2.0/token"),
                "other-tenant" => Assertion(audience: EndpointOf(_server.Partners[1])),
                "issuer" => Assertion(issuer: "somebody"),
                "subject" => Assertion(subject: "somebody"),
                "expired" => Assertion(expires: TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(-30)),
                _ => "no.real.token",
            },
        };

        var error = await client.TokenAsync(
            new() { ["grant_type"] = "client_credentials", ["scope"] = "https://graph.microsoft.com/.default" }, HttpStatusCode.Unauthorized);

        error.GetProperty("error").GetString().ShouldBe("invalid_client");
        SignInClient.CodeOf(error).ShouldBe(700027);
    }

    public ValueTask DisposeAsync()
    {
        _certificate.Dispose();
        return _server.DisposeAsync();
    }

    private static X509Certificate2 NewCertificate()
    {
        var now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=client", RSA.Create(2048), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    private string EndpointOf(SimulatedPartner partner) => new Uri(_server.Address, $"/{partner.TenantId}/oauth2/v2.0/token").AbsoluteUri;

    private string Assertion(X509Certificate2? certificate = null, string? audience = null, string? issuer = null, string? subject = null, DateTime? expires = null)
    {
        var client = _server.ClientSettings["HcpCsp:Microsoft:ClientId"];
        var end = expires ?? TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5);
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? client,
            Audience = audience ?? EndpointOf(_server.Partners[0]),
            Claims = new Dictionary<string, object>(StringComparer.Ordinal) { ["sub"] = subject ?? client, ["jti"] = Guid.NewGuid().ToString() },
            NotBefore = end.AddMinutes(-10),
            IssuedAt = end.AddMinutes(-10),
            Expires = end,
            SigningCredentials = new X509SigningCredentials(certificate ?? _certificate, SecurityAlgorithms.RsaSha256),
        });
    }
}
