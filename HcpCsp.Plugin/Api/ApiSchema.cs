using System.ComponentModel;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace HcpCsp.Plugin.Api;

/// <summary>The schema of an answer, from the same metadata that writes it: neither can say what the other doesn't.</summary>
internal static class ApiSchema
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Complete };

    public static ReadOnlyMemory<byte> Of(JsonTypeInfo type) => Encoding.UTF8.GetBytes(type.GetJsonSchemaAsNode(Options).ToJsonString());

    /// <summary>Of a route that answers one of several things.</summary>
    public static ReadOnlyMemory<byte> AnyOf(params ReadOnlySpan<JsonTypeInfo> types)
    {
        // Each under a name of its own, with its references moved there.
        var definitions = new JsonObject();
        var choices = new JsonArray();
        foreach (JsonTypeInfo type in types)
        {
            string name = type.Type.Name;
            string schema = type.GetJsonSchemaAsNode(Options).ToJsonString().Replace("\"$ref\":\"#", $"\"$ref\":\"#/$defs/{name}", StringComparison.Ordinal);
            definitions[name] = JsonNode.Parse(schema);
            choices.Add(new JsonObject { ["$ref"] = $"#/$defs/{name}" });
        }

        return Encoding.UTF8.GetBytes(new JsonObject { ["anyOf"] = choices, ["$defs"] = definitions }.ToJsonString());
    }

    private static JsonNode Complete(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
            return node;

        // Nothing is left out when it is written, not even a null.
        if (schema["properties"] is JsonObject properties)
            schema["required"] = new JsonArray([.. properties.Select(static property => JsonValue.Create(property.Key))]);

        // What can't be set takes no null either; the exporter asks the setter nevertheless.
        if (context.PropertyInfo is { Set: null, IsGetNullable: false } && schema["type"] is JsonArray types)
            schema["type"] = types.First(static type => type?.GetValue<string>() is not "null")?.DeepClone();

        // The exporter lists the words of an enum, and leaves out that they are texts.
        if (schema.ContainsKey("enum") && !schema.ContainsKey("type"))
            schema["type"] = Nullable.GetUnderlyingType(context.TypeInfo.Type) is null ? "string" : new JsonArray("string", "null");
        if (context.PropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(DescriptionAttribute), inherit: true) is [DescriptionAttribute about, ..])
            schema["description"] = about.Description;
        return schema;
    }
}
