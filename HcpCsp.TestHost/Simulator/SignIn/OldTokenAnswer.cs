using System.Globalization;
using OpenIddict.Abstractions;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>The first version of the token endpoint, which older samples still use: a resource instead of scopes, and numbers as strings.</summary>
internal static class OldTokenAnswer
{
    public const string Path = "/oauth2/token";

    /// <summary>Entra dates a token some minutes back, for clocks that are late.</summary>
    private static readonly TimeSpan DatedBack = TimeSpan.FromMinutes(5);

    public static bool IsFor(HttpContext context) => context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase);

    public static string? ResourceOf(OpenIddictRequest request) => ((string?)request["resource"])?.TrimEnd('/');

    public static void Shape(OpenIddictResponse response, TokenExtras extras, DateTimeOffset now)
    {
        var seconds = response.ExpiresIn ?? 0;
        response["expires_in"] = Text(seconds);
        response["ext_expires_in"] = Text(seconds);
        response["expires_on"] = Text(now.ToUnixTimeSeconds() + seconds);
        response["not_before"] = Text((now - DatedBack).ToUnixTimeSeconds());
        response["resource"] = extras.Resource;
        response.Scope = extras.Permission;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
