using System.Text.Json.Nodes;
using NJsonSchema;

namespace HcpCsp.TestHost.Tests.OpenApi;

/// <summary>A schema of the document as a validator takes it, which takes nothing that isn't described.</summary>
internal static class StrictSchema
{
    /// <param name="document">The OpenAPI document.</param>
    /// <param name="path">As the document names it.</param>
    /// <param name="status">Of the answer to a GET.</param>
    public static async Task<JsonSchema> OfGetAsync(JsonObject document, string path, int status)
    {
        JsonNode response = document["paths"]![path]!["get"]!["responses"]![status.ToString(System.Globalization.CultureInfo.InvariantCulture)]
            ?? throw new InvalidOperationException($"{path} doesn't describe {status}.");
        return await OfAsync(document, response["content"]!["application/json"]!["schema"]!);
    }

    /// <summary>Of every answer from 400 on.</summary>
    public static Task<JsonSchema> OfRefusalAsync(JsonObject document) => OfAsync(document, document["components"]!["schemas"]!["Refusal"]!);

    private static async Task<JsonSchema> OfAsync(JsonObject document, JsonNode described)
    {
        var schema = (JsonObject)described.DeepClone();
        schema["definitions"] = document["components"]!["schemas"]!.DeepClone(); // Where the validator looks for them.
        Close(schema);
        return await JsonSchema.FromJsonAsync(schema.ToJsonString().Replace("#/components/schemas/", "#/definitions/", StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    private static void Close(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (JsonNode? item in items)
                    Close(item);
                break;
            case JsonObject parts:
                foreach (var (_, part) in parts.ToArray())
                    Close(part);
                if (parts["properties"] is JsonObject)
                    parts["additionalProperties"] = false;
                break;
        }
    }
}
