using System.Collections.Concurrent;
using System.Security.Cryptography.X509Certificates;
using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Extensions.Options;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>One MSAL client for each sign-in, with its token cache in the vault.</summary>
internal sealed class SignInApps(
    IOptions<MicrosoftOptions> microsoft, IOptions<OnboardingOptions> onboarding, SignInConnection connection, TokenVault vault, ClientCertificate certificate)
{
    private readonly ConcurrentDictionary<string, Made> byKey = new(StringComparer.Ordinal);

    public Uri RedirectUri => new(onboarding.Value.PublicUrl!.AbsoluteUri.TrimEnd('/') + "/csp/consent");

    /// <param name="key">Account id, or the key of a pending registration.</param>
    /// <param name="tenantId">Tenant to sign in to.</param>
    /// <exception cref="ClientCertificateException">The certificate can't be used.</exception>
    public IConfidentialClientApplication Get(string key, string tenantId)
    {
        X509Certificate2? proof = microsoft.Value.ClientCertificatePath.Length > 0 ? certificate.Get() : null;
        if (byKey.TryGetValue(key, out Made? made) && ReferenceEquals(made.Proof, proof))
            return made.App;
        return (byKey[key] = new Made(Create(key, tenantId, proof), proof)).App;
    }

    public void Forget(string key) => byKey.TryRemove(key, out _);

    private IConfidentialClientApplication Create(string key, string tenantId, X509Certificate2? proof)
    {
        // No logging: MSAL's lines may hold names of people. No instance discovery: the authority is ours to name.
        ConfidentialClientApplicationBuilder builder = ConfidentialClientApplicationBuilder.Create(microsoft.Value.ClientId)
            .WithAuthority(connection.ToMsal(tenantId), validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithRedirectUri(RedirectUri.AbsoluteUri)
            .WithHttpClientFactory(connection)
            .WithClientName("HCP-CSP");
        IConfidentialClientApplication app = proof is not null
            ? builder.WithCertificate(proof).Build()
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

    /// <param name="Proof">The certificate it signs with; null when it has a secret. A replaced one needs another client.</param>
    private sealed record Made(IConfidentialClientApplication App, X509Certificate2? Proof);
}
