using HcpCsp.TestHost.Simulator.Data;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Who calls an API.</summary>
/// <param name="User">Null for an application on its own.</param>
internal sealed record Caller(PartnerTenant? Partner, SimulatedUser? User, string Audience, bool HasPermission, bool PassedMfa);

/// <summary>Reads the bearer token of an API call.</summary>
internal sealed class AccessTokens(RsaSecurityKey signingKey, SimulatedWorld world, UserDirectory users, SimulatorOptions options)
{
    private const string Scheme = "Bearer ";

    private static readonly JsonWebTokenHandler Handler = new();

    /// <summary>Null where there is no token, or one that isn't ours or has lapsed.</summary>
    public async Task<Caller?> FindCallerAsync(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var result = await Handler.ValidateTokenAsync(header[Scheme.Length..].Trim(), new TokenValidationParameters
        {
            IssuerSigningKey = signingKey,
            IssuerValidator = (issuer, _, _) => IsOurs(issuer) ? issuer : throw new SecurityTokenInvalidIssuerException("Another issuer."),
            // The audience decides which refusal is given, so it is looked at by the API.
            ValidateAudience = false,
            LifetimeValidator = (_, expires, _, _) => expires is { } end && new DateTimeOffset(end, TimeSpan.Zero) > options.Clock.GetUtcNow(),
        });
        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? Read(token) : null;
    }

    private static bool IsOurs(string issuer) => issuer.EndsWith("/v2.0", StringComparison.Ordinal);

    private Caller Read(JsonWebToken token)
    {
        var tenant = token.TryGetPayloadValue<string>("tid", out var tid) ? world.Find(tid) : null;
        var user = token.TryGetPayloadValue<string>("oid", out var oid) && Guid.TryParse(oid, out var id) ? users.Find(id) : null;
        var hasPermission = token.TryGetPayloadValue<string>("scp", out _) || token.TryGetPayloadValue<string[]>("roles", out _);
        var mfa = token.Claims.Any(claim => claim is { Type: "amr", Value: "mfa" });
        return new Caller(tenant, user, token.Audiences.FirstOrDefault() ?? "", hasPermission, mfa);
    }
}
