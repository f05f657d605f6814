using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>What Entra gives as the reason for no token, as far as anything is decided by it: never its texts.</summary>
/// <param name="Error">Such as invalid_grant; empty for none.</param>
/// <param name="Codes">The numbers of AADSTS65001 and its like, the main one first.</param>
/// <param name="Claims">A claims challenge to send back with the next sign-in, a JSON object; empty for none.</param>
internal sealed partial record EntraError(string Error, IReadOnlyList<int> Codes, string Claims)
{
    private const int MostCodes = 16;

    public static EntraError None { get; } = new("", [], "");

    /// <summary>Of a body of the token endpoint. Anything else, such as a gateway's page, says nothing.</summary>
    public static EntraError OfBody(string? body) => ReadObject(body, static root => new EntraError(
        FindText(root, "error"),
        root.TryGetProperty("error_codes", out JsonElement codes) && codes.ValueKind == JsonValueKind.Array
            ? [.. codes.EnumerateArray().Take(MostCodes).Select(FindCode).OfType<int>()]
            : [],
        OfClaims(FindText(root, "claims")))) ?? None;

    /// <summary>Of the browser's redirect, which has no field for the code: it stands in front of the description.</summary>
    public static EntraError OfRedirect(string error, string description) => new(
        error,
        LeadingCode().Match(description) is { Success: true } match && FindCode(match.Groups["number"].Value) is { } code ? [code] : [],
        "");

    private static string OfClaims(string claims) => ReadObject(claims, static _ => "") is null ? "" : claims;

    private static int? FindCode(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number => element.TryGetInt32(out int code) ? code : null,
        JsonValueKind.String => FindCode(element.GetString()!),
        _ => null,
    };

    private static int? FindCode(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int code) ? code : null;

    private static string FindText(JsonElement root, string name) =>
        root.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static T? ReadObject<T>(string? text, Func<JsonElement, T> read)
        where T : class
    {
        if (string.IsNullOrEmpty(text))
            return null;
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or ArgumentException)
        {
            // No JSON, or JSON with text that is no Unicode: it says nothing.
            return null;
        }
    }

    [GeneratedRegex(@"\AAADSTS(?<number>[0-9]{4,8})(?![0-9])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LeadingCode();
}
