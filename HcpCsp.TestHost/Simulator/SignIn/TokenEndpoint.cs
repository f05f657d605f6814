using System.Buffers.Text;
using System.Security.Claims;
using System.Text;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>Answers a redeemed code, a refresh token or an application with tokens for one resource.</summary>
internal sealed class TokenEndpoint(SignInState state, UserDirectory users, FaultSwitches faults)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No token request.");
        if (request.IsClientCredentialsGrantType())
            return ForApplication(context, request);
        var earlier = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        return earlier is not null && Guid.TryParse(earlier.GetClaim(Claims.Subject), out var id) && users.Find(id) is { } user
            ? ForUser(context, request, earlier, user)
            : Refuse(EntraError.RefreshTokenMalformed);
    }

    private IResult ForUser(HttpContext context, OpenIddictRequest request, ClaimsPrincipal earlier, SimulatedUser user)
    {
        var tenant = SignInTenant.Of(context);
        if (!tenant.IsAny && tenant.Partner?.Profile.TenantId != user.HomeTenant)
            return Refuse(EntraError.WrongTenant);
        var scopes = ApiResources.ApiScopes(request.GetScopes());
        if (scopes.Count == 0)
            scopes = [.. ApiResources.ApiScopes(earlier.GetScopes()).Take(1)];
        if (FindResource(scopes, out var resource) is { } error)
            return Refuse(error);
        if (!state.HasConsent(user, request.ClientId ?? "") || (resource == ApiResources.Graph && faults.IsOn(SignInFaults.NoGraphConsent)))
            return Refuse(EntraError.ConsentMissing);

        var passedMfa = string.Equals(earlier.GetClaim(AuthorizeEndpoint.MfaClaim), "true", StringComparison.Ordinal);
        var principal = new ClaimsPrincipal(Identity(user, request.ClientId ?? "", resource, passedMfa));
        principal.SetScopes([resource.Scope, Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess]);
        principal.SetResources(resource.Audience);
        return SignIn(context, principal, resource, scopes, ClientInfo(user));
    }

    private static IResult ForApplication(HttpContext context, OpenIddictRequest request)
    {
        var tenant = SignInTenant.Of(context).Partner;
        if (tenant is null)
            return Refuse(EntraError.UnknownTenant);
        var scopes = ApiResources.ApiScopes(request.GetScopes());
        if (FindResource(scopes, out var resource) is { } error)
            return Refuse(error);
        if (!scopes.All(scope => scope.EndsWith("/.default", StringComparison.Ordinal)))
            return Refuse(EntraError.OnlyDefaultScope);
        var application = request.ClientId ?? "";
        var identity = new ClaimsIdentity("simulated");
        identity.SetClaim(Claims.Subject, SeededRandom.For(0, application).Guid().ToString());
        AddForAccess(identity, ("tid", tenant.Profile.TenantId.ToString()), ("appid", application), ("azp", application), ("idtyp", "app"));
        identity.AddClaim(Array("roles", resource.ApplicationRole).SetDestinations(Destinations.AccessToken));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes([resource.Audience + "/.default"]);
        principal.SetResources(resource.Audience);
        return SignIn(context, principal, resource, scopes, clientInfo: null);
    }

    private static EntraError? FindResource(IReadOnlyList<string> scopes, out ApiResource resource)
    {
        resource = scopes.Count == 0 ? ApiResources.Graph : ApiResources.OwnerOf(scopes[0]) ?? ApiResources.Graph;
        if (scopes.Any(scope => ApiResources.OwnerOf(scope) is null))
            return EntraError.UnknownResource;
        return scopes.All(resource.Owns) ? null : EntraError.TwoResources;
    }

    private static ClaimsIdentity Identity(SimulatedUser user, string clientId, ApiResource resource, bool passedMfa)
    {
        var identity = new ClaimsIdentity("simulated");
        identity.AddClaim(new Claim(Claims.Subject, user.ObjectId.ToString()).SetDestinations(Destinations.AccessToken, Destinations.IdentityToken));
        identity.SetClaim(AuthorizeEndpoint.MfaClaim, passedMfa ? "true" : "false");
        AddForAccess(identity, ("appid", clientId), ("azp", clientId), ("upn", user.Name), ("scp", resource.Permission), ("idtyp", "user"), ("ver", "1.0"));
        foreach (var (type, value) in new[] { ("tid", user.HomeTenant.ToString()), ("oid", user.ObjectId.ToString()), ("name", user.DisplayName) })
            identity.AddClaim(new Claim(type, value).SetDestinations(Destinations.AccessToken, Destinations.IdentityToken));
        identity.AddClaim(new Claim("preferred_username", user.Name).SetDestinations(Destinations.IdentityToken));
        var amr = passedMfa ? Array("amr", "pwd", "mfa") : Array("amr", "pwd");
        identity.AddClaim(amr.SetDestinations(Destinations.AccessToken, Destinations.IdentityToken));
        return identity;
    }

    private static void AddForAccess(ClaimsIdentity identity, params ReadOnlySpan<(string Type, string Value)> claims)
    {
        foreach (var (type, value) in claims)
            identity.AddClaim(new Claim(type, value).SetDestinations(Destinations.AccessToken));
    }

    /// <summary>An array even where there is one value, as Entra writes it.</summary>
    private static Claim Array(string type, params string[] values) =>
        new(type, "[" + string.Join(',', values.Select(value => $"\"{value}\"")) + "]", "JSON_ARRAY");

    private static string ClientInfo(SimulatedUser user) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"uid":"{{user.ObjectId}}","utid":"{{user.HomeTenant}}"}"""));

    private static IResult SignIn(HttpContext context, ClaimsPrincipal principal, ApiResource resource, IReadOnlyList<string> asked, string? clientInfo)
    {
        var granted = asked.Append(clientInfo is null ? resource.Audience + "/.default" : resource.Scope).Distinct(StringComparer.OrdinalIgnoreCase);
        context.Features.Set(new TokenExtras(string.Join(' ', granted), clientInfo));
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static IResult Refuse(EntraError error) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error.Error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = error.Message,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}

/// <summary>What Entra's token answer holds beside the standard.</summary>
internal sealed record TokenExtras(string Scope, string? ClientInfo);
