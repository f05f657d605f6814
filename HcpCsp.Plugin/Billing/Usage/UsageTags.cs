using System.Text.Json;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>Reads the tags of a usage line, which are JSON in a text.</summary>
internal static class UsageTags
{
    /// <summary>Stands for the name of tags that can't be read: their text is the value, as it is.</summary>
    public const string Unreadable = "(not readable)";

    /// <summary>Each name once. Names differ in more than case.</summary>
    public static IReadOnlyList<(string Name, string Value)> Read(string? tags)
    {
        if (string.IsNullOrWhiteSpace(tags))
            return [];
        try
        {
            using JsonDocument json = JsonDocument.Parse(tags);
            return json.RootElement.ValueKind == JsonValueKind.Object
                ? [.. json.RootElement.EnumerateObject().Select(static tag => (tag.Name, TextOf(tag.Value))).DistinctBy(static tag => tag.Name, StringComparer.OrdinalIgnoreCase)]
                : [(Unreadable, tags)];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Half a surrogate pair parses, and can't be read.
            return [(Unreadable, tags)];
        }
    }

    private static string TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
}
