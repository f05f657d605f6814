using System.Text.Json.Nodes;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>Schemas that come with routes, put into the document.</summary>
internal static class OpenApiSchemas
{
    private const string RefName = "$ref";

    public static JsonObject Reference(string component) => new() { [RefName] = "#/components/" + component };

    /// <summary>A schema whose references start at its own root, for a place further down.</summary>
    /// <param name="schemaUtf8">The schema.</param>
    /// <param name="place">Pointer to where it will be.</param>
    public static JsonNode Place(ReadOnlyMemory<byte> schemaUtf8, string place)
    {
        JsonNode schema = JsonNode.Parse(schemaUtf8.Span)!; // It was checked to be an object.
        Move(schema, place);
        return schema;
    }

    private static void Move(JsonNode? node, string place)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Move(item, place);
                break;
            case JsonObject parts:
                foreach (var (name, part) in parts.ToArray())
                {
                    if (name == RefName && part is JsonValue value && value.TryGetValue(out string? target) && target.StartsWith('#'))
                        parts[name] = place + target[1..];
                    else
                        Move(part, place);
                }

                break;
        }
    }
}
