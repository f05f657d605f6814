using System.Security.Claims;
using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.TestHost.ApiKeys;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HcpCsp.TestHost.Identity;

/// <summary>On whose behalf a request comes, and the key that stands for the session: of a browser, or of a program with an API key.</summary>
/// <remarks>A browser's travels in the encrypted sign-in cookie: the browser can neither read nor alter it.</remarks>
/// <param name="User">The person, with the roles of today.</param>
/// <param name="Key">Unguessable, and never sent out.</param>
/// <param name="IsByApiKey">Whether it holds for this one request, so that no other site can make use of it: it needs no antiforgery token.</param>
internal sealed record Session(HcpUser User, string Key, bool IsByApiKey = false)
{
    private const string KeyClaim = "hcp:session-key";

    public static ClaimsPrincipal Begin(HcpUser user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(KeyClaim, RandomNumberGenerator.GetHexString(64, lowercase: true))],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The session of a program; the same for every request with the key.</summary>
    public static Session Of(HcpUser user, ApiKey key) => new(user, "api-key:" + Convert.ToHexStringLower(key.Hash), IsByApiKey: true);

    /// <summary>The browser session of a request; null when nobody is signed in, or the person is no longer known.</summary>
    public static Session? Find(HttpContext context) =>
        context.User.FindFirstValue(KeyClaim) is { } key
        && DevelopmentUsers.Find(context.User.FindFirstValue(ClaimTypes.NameIdentifier)) is { } user
            ? new Session(user, key)
            : null;
}
