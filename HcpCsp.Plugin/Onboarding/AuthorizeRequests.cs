using HcpCsp.Plugin.PartnerCenter;
using Microsoft.Identity.Client;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Makes the addresses at which people sign in.</summary>
internal sealed class AuthorizeRequests(SignInApps apps, Scopes scopes, SignInConnection connection)
{
    /// <param name="pending">What the answer will be for; its code verifier is set.</param>
    /// <param name="claims">A claims challenge that Microsoft gave before; empty for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Uri> CreateAsync(PendingRegistration pending, string claims, CancellationToken cancellationToken)
    {
        GetAuthorizationRequestUrlParameterBuilder request = apps.Get(pending.TokenKey, pending.TenantId)
            .GetAuthorizationRequestUrl(scopes.Of(TokenAudience.PartnerCenter))
            .WithExtraScopesToConsent(scopes.ExtraConsent)
            .WithPkce(out string verifier)
            .WithPrompt(Prompt.SelectAccount)
            .WithExtraQueryParameters(new Dictionary<string, (string Value, bool IncludeInCacheKey)>(StringComparer.Ordinal) { ["state"] = (pending.State, false) });
        if (claims.Length > 0)
            request = request.WithClaims(claims);
        Uri address = await request.ExecuteAsync(cancellationToken);
        pending.CodeVerifier = verifier;
        return connection.FromMsal(address);
    }
}
