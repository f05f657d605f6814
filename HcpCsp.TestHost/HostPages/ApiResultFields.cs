using System.Text.Json.Nodes;

namespace HcpCsp.TestHost.HostPages;

/// <summary>One field of results, by its whole name, such as <c>customers[].id</c>.</summary>
internal sealed record ApiResultField(string Path, string Type, string Meaning);

/// <summary>The schema of results as a flat list that people read.</summary>
internal static class ApiResultFields
{
    private const int Deepest = 6;

    public static IReadOnlyList<ApiResultField> List(JsonObject document, string schema)
    {
        var fields = new List<ApiResultField>();
        if (document["components"]?["schemas"]?[schema] is JsonObject root)
            Add(document, root["items"] is JsonObject items ? Resolve(document, items) : root, "", fields, 0);
        return fields;
    }

    private static void Add(JsonObject document, JsonObject schema, string path, List<ApiResultField> fields, int depth)
    {
        if (depth > Deepest)
            return;
        foreach (JsonObject choice in schema["anyOf"]?.AsArray().OfType<JsonObject>() ?? [])
            Add(document, Resolve(document, choice), path, fields, depth + 1);
        if (schema["items"] is JsonObject items)
            Add(document, Resolve(document, items), path + "[]", fields, depth + 1);
        foreach (var (name, property) in schema["properties"]?.AsObject().ToArray() ?? [])
        {
            if (property is not JsonObject own)
                continue;
            JsonObject target = Resolve(document, own);
            string inner = path.Length > 0 ? $"{path}.{name}" : name;
            if (fields.All(field => field.Path != inner))
                fields.Add(new ApiResultField(inner, TypeOf(target), (own["description"] ?? target["description"])?.GetValue<string>() ?? ""));
            Add(document, target, inner, fields, depth + 1);
        }
    }

    private static string TypeOf(JsonObject schema)
    {
        if (schema["enum"] is JsonArray words)
            return string.Join(", ", words.Where(static word => word is not null).Select(static word => word!.ToString()));
        string type = schema["type"] switch
        {
            JsonArray several => string.Join(" or ", several.Select(static one => one?.ToString())),
            { } one => one.ToString(),
            _ => "any",
        };
        return schema["format"] is { } format ? $"{type} ({format})" : type;
    }

    /// <summary>What a reference leads to; the schema itself when it is none.</summary>
    private static JsonObject Resolve(JsonObject document, JsonObject schema)
    {
        if (schema["$ref"]?.GetValue<string>() is not ['#', '/', ..] reference)
            return schema;
        JsonNode? at = document;
        foreach (string step in reference[2..].Split('/'))
            at = at is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)] : at?[step];
        return at as JsonObject ?? schema;
    }
}
