using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What tokens say about a signed-in user.</summary>
internal static class UserClaims
{
    /// <summary>Private claim of codes and refresh tokens: the sign-in they come from.</summary>
    public const string Session = "sim_session";

    /// <summary>What id tokens hold, and every code and refresh token for the next ones.</summary>
    public static ClaimsIdentity ForIdentity(SimulatedUser user, SignInSession session, bool saysMfa)
    {
        var identity = new ClaimsIdentity("simulated");
        identity.SetClaim(Session, session.Id);
        Add(identity, Claims.Subject, user.ObjectId.ToString(), Destinations.AccessToken, Destinations.IdentityToken);
        Add(identity, "tid", user.HomeTenant.ToString(), Destinations.AccessToken, Destinations.IdentityToken);
        Add(identity, "oid", user.ObjectId.ToString(), Destinations.AccessToken, Destinations.IdentityToken);
        Add(identity, "name", user.DisplayName, Destinations.AccessToken, Destinations.IdentityToken);
        Add(identity, "preferred_username", user.Name, Destinations.IdentityToken);
        var amr = saysMfa ? Array("amr", "pwd", "mfa") : Array("amr", "pwd");
        identity.AddClaim(amr.SetDestinations(Destinations.AccessToken, Destinations.IdentityToken));
        return identity;
    }

    public static ClaimsIdentity ForAccess(SimulatedUser user, SignInSession session, bool saysMfa, string clientId, ApiResource resource)
    {
        var identity = ForIdentity(user, session, saysMfa);
        foreach (var (type, value) in new[] { ("appid", clientId), ("azp", clientId), ("upn", user.Name), ("scp", resource.Permission), ("idtyp", "user"), ("ver", "1.0") })
            Add(identity, type, value, Destinations.AccessToken);
        return identity;
    }

    /// <summary>An array even where there is one value, as Entra writes it.</summary>
    public static Claim Array(string type, params string[] values) =>
        new(type, "[" + string.Join(',', values.Select(value => $"\"{value}\"")) + "]", "JSON_ARRAY");

    public static void Add(ClaimsIdentity identity, string type, string value, params string[] destinations) =>
        identity.AddClaim(new Claim(type, value).SetDestinations(destinations));
}
