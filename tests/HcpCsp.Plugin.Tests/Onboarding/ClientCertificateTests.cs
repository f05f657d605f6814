using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.PartnerCenter;

namespace HcpCsp.Plugin.Tests.Onboarding;

/// <summary>A certificate in place of a secret, with MSAL itself signing.</summary>
public sealed class ClientCertificateTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("csp-certificate").FullName;
    private readonly RSA key = RSA.Create(2048);

    [Theory]
    [InlineData("app.pfx")]
    [InlineData("app.pem")]
    public async Task CompleteAsync_CertificateConfigured_ProvesItselfWithIt(string file)
    {
        await using OnboardingFixture fixture = AFixture(Write(file, ACertificate()));

        (await fixture.RegisterAsync()).ShouldBeOfType<RegistrationEnd.Registered>();

        Dictionary<string, string> redeemed = fixture.TokenRequests()[0];
        redeemed.ShouldNotContainKey("client_secret");
        redeemed["client_assertion_type"].ShouldBe("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        JsonElement claims = ReadSigned(redeemed["client_assertion"]);
        claims.GetProperty("iss").GetString().ShouldBe(OnboardingFixture.ClientId);
        claims.GetProperty("sub").GetString().ShouldBe(OnboardingFixture.ClientId);
        claims.GetProperty("aud").GetString().ShouldEndWith($"/{OnboardingFixture.TenantId}/oauth2/v2.0/token");
    }

    [Fact]
    public async Task RenewTokenAsync_CertificateReplaced_SignsWithTheNewOne()
    {
        string path = Write("app.pfx", ACertificate());
        await using OnboardingFixture fixture = AFixture(path);
        PartnerAccount account = await fixture.GetRegisteredAsync();
        using RSA otherKey = RSA.Create(2048);
        File.WriteAllBytes(path, ACertificate(otherKey).Export(X509ContentType.Pfx));
        File.SetLastWriteTimeUtc(path, File.GetLastWriteTimeUtc(path).AddSeconds(1));

        await fixture.RenewAsync(account);

        string assertion = fixture.TokenRequests()[^1]["client_assertion"];
        IsSignedBy(otherKey, assertion).ShouldBeTrue();
        IsSignedBy(key, assertion).ShouldBeFalse();
    }

    [Theory]
    [InlineData("missing", "is missing", "Put the file there")]
    [InlineData("garbage", "can't be read", "PFX file without a password, or a PEM file")]
    [InlineData("with a password", "can't be read", "PFX file without a password, or a PEM file")]
    [InlineData("without a key", "no private RSA key", "together with its private key")]
    [InlineData("pem without a key", "can't be read", "PEM file with certificate and key")]
    [InlineData("expired", "expired on", "Make a new one")]
    [InlineData("too new", "isn't valid before", "Check this server's clock")]
    public async Task BeginAsync_CertificateUnusable_TellsWhyAndWhatToDo(string fault, string what, string whatToDo)
    {
        await using OnboardingFixture fixture = AFixture(WriteFaulty(fault));

        RegistrationStart start = await fixture.Registration.BeginAsync(OnboardingFixture.Form(), OnboardingFixture.Session, default);

        string text = start.ShouldBeOfType<RegistrationStart.Rejected>().Check.Errors[""];
        text.ShouldContain(what);
        text.ShouldContain(whatToDo);
        text.ShouldContain("HcpCsp:Microsoft:ClientCertificatePath");
    }

    [Fact]
    public async Task RenewTokenAsync_CertificateExpiredMeanwhile_NeedsConfiguration()
    {
        await using OnboardingFixture fixture = AFixture(Write("app.pfx", ACertificate()));
        PartnerAccount account = await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(400));

        (await Should.ThrowAsync<SignInNeededException>(() => fixture.RenewAsync(account))).State.ShouldBe(TokenState.NeedsConfiguration);

        fixture.Store.FindAccount(account.Id)!.TokenDetail.ShouldContain("The certificate expired on");
    }

    public void Dispose()
    {
        key.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static OnboardingFixture AFixture(string path) =>
        new(("Microsoft:ClientSecret", ""), ("Microsoft:ClientCertificatePath", path));

    private X509Certificate2 ACertificate(RSA? signer = null, int fromDay = -1, int untilDay = 365)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var request = new CertificateRequest("CN=hcp-csp", signer ?? key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(now.AddDays(fromDay), now.AddDays(untilDay));
    }

    private string Write(string file, X509Certificate2 certificate)
    {
        string path = Path.Combine(folder, file);
        if (file.EndsWith(".pem", StringComparison.Ordinal))
            File.WriteAllText(path, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        else
            File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx));
        return path;
    }

    private string WriteFaulty(string fault)
    {
        string path = Path.Combine(folder, "faulty");
        using X509Certificate2 certificate = ACertificate();
        switch (fault)
        {
            case "garbage": File.WriteAllText(path, "no certificate"); break;
            case "with a password": File.WriteAllBytes(path, certificate.Export(X509ContentType.Pfx, "secret")); break;
            case "without a key": File.WriteAllBytes(path, X509CertificateLoader.LoadCertificate(certificate.RawData).Export(X509ContentType.Pfx)); break;
            case "pem without a key": File.WriteAllText(path, certificate.ExportCertificatePem()); break;
            case "expired": return Write("expired.pfx", ACertificate(fromDay: -30, untilDay: -1));
            case "too new": return Write("new.pfx", ACertificate(fromDay: 1, untilDay: 30));
        }

        return path;
    }

    private JsonElement ReadSigned(string assertion)
    {
        IsSignedBy(key, assertion).ShouldBeTrue("the signature is the certificate's");
        return Part(assertion, 1);
    }

    private static bool IsSignedBy(RSA signer, string assertion)
    {
        string[] parts = assertion.Split('.');
        RSASignaturePadding padding = Part(assertion, 0).GetProperty("alg").GetString() == "PS256" ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return signer.VerifyData(
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256, padding);
    }

    private static JsonElement Part(string assertion, int index) => JsonElement.Parse(Base64Url.DecodeFromChars(assertion.Split('.')[index]));
}
