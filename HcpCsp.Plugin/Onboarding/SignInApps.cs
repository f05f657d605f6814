using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>One MSAL client for each sign-in, with its token cache in the vault.</summary>
internal sealed class SignInApps(
    IOptions<MicrosoftOptions> microsoft, IOptions<OnboardingOptions> onboarding, SignInConnection connection, TokenVault vault) : IDisposable
{
    private readonly ConcurrentDictionary<string, IConfidentialClientApplication> byKey = new(StringComparer.Ordinal);
    private readonly Lazy<X509Certificate2> certificate = new(() => X509CertificateLoader.LoadPkcs12FromFile(microsoft.Value.ClientCertificatePath, password: null));

    public Uri RedirectUri => new(onboarding.Value.PublicUrl!.AbsoluteUri.TrimEnd('/') + "/csp/consent");

    /// <param name="key">Account id, or the key of a pending registration.</param>
    /// <param name="tenantId">Tenant to sign in to.</param>
    public IConfidentialClientApplication Get(string key, string tenantId) => byKey.GetOrAdd(key, _ => Create(key, tenantId));

    public void Forget(string key) => byKey.TryRemove(key, out _);

    public void Dispose()
    {
        if (certificate.IsValueCreated)
            certificate.Value.Dispose();
    }

    private IConfidentialClientApplication Create(string key, string tenantId)
    {
        // No logging: MSAL's lines may hold names of people. No instance discovery: the authority is ours to name.
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(microsoft.Value.ClientId)
            .WithAuthority(connection.ToMsal(tenantId), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithRedirectUri(RedirectUri.AbsoluteUri)
            .WithHttpClientFactory(connection)
            .WithClientName("HCP-CSP");
        IConfidentialClientApplication app = microsoft.Value.ClientCertificatePath.Length > 0
            ? builder.WithCertificate(certificate.Value).Build()
            : builder.WithClientSecret(microsoft.Value.ClientSecret).Build();
        app.UserTokenCache.SetBeforeAccess(access => access.TokenCache.DeserializeMsalV3(vault.Find(key) ?? [], shouldClearExistingCache: true));
        // Called before MSAL hands the token out: a rotated refresh token is on disk before anybody uses its access token.
        app.UserTokenCache.SetAfterAccess(access =>
        {
            if (access.HasStateChanged)
                vault.Save(key, access.TokenCache.SerializeMsalV3());
        });
        return app;
    }
}
