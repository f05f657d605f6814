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
internal sealed class TokenEndpoint(SignInSessions sessions, UserDirectory users, GrantChecks checks, FaultSwitches faults)
{
    public async Task<IResult> HandleAsync(HttpContext context)
    {
        var request = context.GetOpenIddictServerRequest() ?? throw new InvalidOperationException("No token request.");
        if (request.IsClientCredentialsGrantType())
            return ForApplication(context, request);
        var earlier = (await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal;
        return earlier is not null && sessions.Find(earlier.GetClaim(UserClaims.Session)) is { } session && users.Find(session.UserId) is { } user
            ? ForUser(context, request, earlier, session, user)
            : Refusal.Of(context, EntraError.RefreshTokenMalformed);
    }

    private IResult ForUser(HttpContext context, OpenIddictRequest request, ClaimsPrincipal earlier, SignInSession session, SimulatedUser user)
    {
        var tenant = SignInTenant.Of(context);
        if (!tenant.IsAny && tenant.Partner?.Profile.TenantId != user.HomeTenant)
            return Refusal.Of(context, EntraError.WrongTenant);
        var scopes = ScopesAskedFor(context, request);
        if (scopes.Count == 0)
            scopes = [.. ApiResources.ApiScopes(earlier.GetScopes()).Take(1)];
        if (FindResource(scopes, out var resource) is { } error)
            return Refusal.Of(context, error);
        if (checks.FindRefusal(request, session, user, resource) is { } refusal)
            return Refusal.Of(context, refusal);
        if (request.IsRefreshTokenGrantType())
            checks.CountRefresh(session, user);

        var named = faults.IsOn(SignInFaults.WrongTenant) ? user with { HomeTenant = UserDirectory.StrangerTenant } : user;
        var saysMfa = session.PassedMfa && !faults.IsOn(SignInFaults.NoMfaClaim);
        var principal = new ClaimsPrincipal(UserClaims.ForAccess(named, session, saysMfa, request.ClientId ?? "", resource));
        // A refresh token and an id token come only to those who asked for them when they signed in.
        principal.SetScopes([resource.Scope, .. earlier.GetScopes().Intersect([Scopes.OpenId, Scopes.Profile, Scopes.OfflineAccess], StringComparer.Ordinal)]);
        return SignIn(context, request, principal, resource, [.. scopes, resource.Scope], ClientInfo(named));
    }

    private IResult ForApplication(HttpContext context, OpenIddictRequest request)
    {
        if (SignInTenant.Of(context).Partner is not { } tenant)
            return Refusal.Of(context, EntraError.UnknownTenant);
        var scopes = ScopesAskedFor(context, request);
        if (FindResource(scopes, out var resource) is { } error)
            return Refusal.Of(context, error);
        if (!scopes.All(scope => scope.EndsWith("/.default", StringComparison.Ordinal)))
            return Refusal.Of(context, EntraError.OnlyDefaultScope);
        var application = request.ClientId ?? "";
        var identity = new ClaimsIdentity("simulated");
        identity.SetClaim(Claims.Subject, SeededRandom.For(0, application).Guid().ToString());
        foreach (var (type, value) in new[] { ("tid", tenant.Profile.TenantId.ToString()), ("appid", application), ("azp", application), ("idtyp", "app") })
            UserClaims.Add(identity, type, value, Destinations.AccessToken);
        if (!faults.IsOn(SignInFaults.NoAppRoles))
            identity.AddClaim(UserClaims.Array("roles", resource.ApplicationRole).SetDestinations(Destinations.AccessToken));
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes([resource.Audience + "/.default"]);
        return SignIn(context, request, principal, resource, [.. scopes, resource.Audience + "/.default"], clientInfo: null);
    }

    private static IReadOnlyList<string> ScopesAskedFor(HttpContext context, OpenIddictRequest request) =>
        OldTokenAnswer.IsFor(context) && OldTokenAnswer.ResourceOf(request) is { } resource
            ? [resource + "/.default"]
            : ApiResources.ApiScopes(request.GetScopes());

    private static EntraError? FindResource(IReadOnlyList<string> scopes, out ApiResource resource)
    {
        resource = scopes.Count == 0 ? ApiResources.Graph : ApiResources.OwnerOf(scopes[0]) ?? ApiResources.Graph;
        if (scopes.Any(scope => ApiResources.OwnerOf(scope) is null))
            return EntraError.UnknownResource;
        return scopes.All(resource.Owns) ? null : EntraError.TwoResources;
    }

    private static string ClientInfo(SimulatedUser user) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($$"""{"uid":"{{user.ObjectId}}","utid":"{{user.HomeTenant}}"}"""));

    private IResult SignIn(HttpContext context, OpenIddictRequest request, ClaimsPrincipal principal, ApiResource resource, IReadOnlyList<string> granted, string? clientInfo)
    {
        principal.SetResources(resource.Audience);
        if (faults.Number(SignInFaults.ShortTokens) is > 0 and var seconds)
            principal.SetAccessTokenLifetime(TimeSpan.FromSeconds(seconds));
        var permission = clientInfo is null ? null : resource.Permission;
        context.Features.Set(new TokenExtras(string.Join(' ', granted.Distinct(StringComparer.OrdinalIgnoreCase)), clientInfo, OldTokenAnswer.ResourceOf(request) ?? resource.Audience, permission));
        return Results.SignIn(principal, properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
