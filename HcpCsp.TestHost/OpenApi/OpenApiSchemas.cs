using System.Text.Json;
using System.Text.Json.Nodes;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>Schemas that come with routes, put into the document.</summary>
internal static class OpenApiSchemas
{
    private const string RefName = "$ref";
    private const string DefsName = "$defs";
    private const string Root = "#/components/schemas/";

    public static JsonObject Reference(string component) => new() { [RefName] = "#/components/" + component };

    /// <summary>Puts a schema whose references start at its own root among the document's.</summary>
    /// <param name="write">Gives the schema.</param>
    /// <param name="schemas">Those of the document.</param>
    /// <param name="name">What it is called there; its own definitions get names that begin so.</param>
    public static void Add(Func<ReadOnlyMemory<byte>> write, JsonObject schemas, string name)
    {
        JsonObject schema = Read(write);
        Move(schema, name);
        if (schema[DefsName] is JsonObject definitions)
        {
            // Tools look for what is referred to among the document's schemas alone.
            schema.Remove(DefsName);
            foreach (var (own, definition) in definitions.ToArray())
                schemas[$"{name}.{own}"] = definition?.DeepClone();
        }

        schemas[name] = schema;
    }

    /// <summary>One plugin's mistake mustn't take the document from the others: what can't be read allows everything, and says so.</summary>
    private static JsonObject Read(Func<ReadOnlyMemory<byte>> write)
    {
        try
        {
            return JsonNode.Parse(write().Span) as JsonObject ?? throw new JsonException("It isn't a JSON object.");
        }
        catch (Exception error)
        {
            return new JsonObject { ["description"] = $"The plugin gave no schema that can be read: {error.Message}" };
        }
    }

    private static void Move(JsonNode? node, string schema)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Move(item, schema);
                break;
            case JsonObject parts:
                foreach (var (name, part) in parts.ToArray())
                {
                    if (name == RefName && part is JsonValue value && value.TryGetValue(out string? target) && target.StartsWith('#'))
                        parts[name] = Root + schema + Moved(target[1..]);
                    else
                        Move(part, schema);
                }

                break;
        }
    }

    private static string Moved(string pointer) =>
        pointer.StartsWith($"/{DefsName}/", StringComparison.Ordinal) ? "." + pointer[(DefsName.Length + 2)..] : pointer;
}
