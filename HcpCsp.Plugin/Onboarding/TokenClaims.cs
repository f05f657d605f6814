using System.Buffers.Text;
using System.Text.Json;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Reads claims of a token that came straight from the token service over our own connection; nothing is trusted for it but what it says of itself.</summary>
internal static class TokenClaims
{
    /// <summary>Whether a token tells of multi-factor authentication; null when it doesn't say how the person signed in.</summary>
    public static bool? FindMfa(string? token) => Read(token, static claims =>
        claims.TryGetProperty("amr", out JsonElement methods)
            ? (bool?)(methods.ValueKind switch
            {
                JsonValueKind.Array => methods.EnumerateArray().Any(static method => IsMfa(method.ToString())),
                _ => methods.ToString().Split(' ').Any(IsMfa),
            })
            : null);

    public static string? FindTenant(string? token) => Read(token, static claims =>
        claims.TryGetProperty("tid", out JsonElement tenant) && tenant.ValueKind == JsonValueKind.String ? tenant.GetString() : null);

    private static bool IsMfa(string method) => string.Equals(method, "mfa", StringComparison.OrdinalIgnoreCase);

    private static T? Read<T>(string? token, Func<JsonElement, T?> find)
    {
        string[] parts = (token ?? "").Split('.');
        if (parts.Length != 3)
            return default;
        try
        {
            using var document = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1]));
            return document.RootElement.ValueKind == JsonValueKind.Object ? find(document.RootElement) : default;
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            // Access tokens are opaque by contract: one that can't be read says nothing.
            return default;
        }
    }
}
