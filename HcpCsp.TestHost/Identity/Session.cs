using System.Security.Claims;
using System.Security.Cryptography;
using HcpCsp.Abstractions;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace HcpCsp.TestHost.Identity;

/// <summary>Who a browser session belongs to, and the key that stands for it.</summary>
/// <remarks>Both travel in the encrypted sign-in cookie: the browser can neither read nor alter them.</remarks>
internal sealed record Session(HcpUser User, string Key)
{
    private const string KeyClaim = "hcp:session-key";

    public static ClaimsPrincipal Begin(HcpUser user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user.Id), new Claim(KeyClaim, RandomNumberGenerator.GetHexString(64, lowercase: true))],
        CookieAuthenticationDefaults.AuthenticationScheme));

    /// <summary>The session of a request; null when nobody is signed in, or the person is no longer known.</summary>
    public static Session? Find(HttpContext context) =>
        context.User.FindFirstValue(KeyClaim) is { } key
        && DevelopmentUsers.Find(context.User.FindFirstValue(ClaimTypes.NameIdentifier)) is { } user
            ? new Session(user, key)
            : null;
}
