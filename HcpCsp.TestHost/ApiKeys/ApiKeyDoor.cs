using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Routing;
using Microsoft.Net.Http.Headers;

namespace HcpCsp.TestHost.ApiKeys;

/// <summary>Lets programs in by their key: to the API alone, as the person whose key it is, with what the person may today.</summary>
internal sealed class ApiKeyDoor(ApiKeyRing ring, WrongKeys wrong)
{
    private const string Scheme = "Bearer ";

    /// <summary>Whether the request comes with a key, right or wrong: then the key decides, and no cookie.</summary>
    public static bool HasKey(HttpContext context) => HostRoute.IsApiPath(context.Request.Path) && FindText(context) is not null;

    /// <summary>The session that the key stands for. Null when it is refused, and answered so.</summary>
    public async Task<Session?> AdmitAsync(HttpContext context)
    {
        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (wrong.FindWait(address) is { } wait)
        {
            await Refusals.TooManyKeysAsync(context, wait);
            return null;
        }

        if (ring.Use(FindText(context) ?? "") is not { } key || DevelopmentUsers.Find(key.UserId) is not { } user)
        {
            wrong.Note(address);
            await Refusals.WrongKeyAsync(context);
            return null;
        }

        if (key.MayChange || !HttpMethods.IsPost(context.Request.Method))
            return Session.Of(user, key);
        await Refusals.ReadOnlyKeyAsync(context);
        return null;
    }

    private static string? FindText(HttpContext context) =>
        context.Request.Headers[HeaderNames.Authorization] is [{ } header] && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
}
