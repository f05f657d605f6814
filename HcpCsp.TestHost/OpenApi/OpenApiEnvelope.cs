using System.Text.Json.Nodes;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>HCP's envelope as the document tells it, around results and without them.</summary>
internal static class OpenApiEnvelope
{
    private static readonly Dictionary<int, (string Name, string When)> Refusals = new()
    {
        [400] = ("BadRequest", "The form can't be read; in a browser session, also when the antiforgery token is missing or not this session's."),
        [401] = ("Unauthorized", "There is neither an API key that counts nor a browser session. WWW-Authenticate tells how to send a key."),
        [403] = ("Forbidden", "Your roles don't allow it, or the API key may read only."),
        [413] = ("TooLarge", "The files are too large."),
        [415] = ("FilesNotTaken", "Files aren't taken here."),
        [429] = ("TooManyWrongKeys", "Too many wrong API keys came from your address. Retry-After tells how many seconds to wait."),
        [500] = ("Failed", "It went wrong. The request id finds the cause in the host's log."),
        [503] = ("Unavailable", "This part of the platform is being taken out or replaced. Try again shortly."),
    };

    public static string NameOf(int status) => Refusals[status].Name;

    public static string WhenOf(int status) => Refusals[status].When;

    public static JsonObject Responses() =>
        new(Refusals.OrderBy(one => one.Key).Select(one => KeyValuePair.Create<string, JsonNode?>(one.Value.Name, Refusal(one.Key, one.Value.When))));

    /// <param name="when">When it is answered.</param>
    /// <param name="isGood">Whether it may have results.</param>
    /// <param name="results">Name of their schema; null for none.</param>
    public static JsonObject Response(string when, bool isGood, string? results) => new()
    {
        ["description"] = when,
        ["content"] = new JsonObject
        {
            ["application/json"] = new JsonObject { ["schema"] = isGood ? Envelope(errors: false, results) : OpenApiSchemas.Reference("schemas/Refusal") },
        },
    };

    /// <summary>A file, which comes without the envelope.</summary>
    public static JsonObject File(string when, string contentType) => new()
    {
        ["description"] = when,
        ["content"] = new JsonObject { [contentType] = new JsonObject() },
    };

    public static JsonObject Schemas() => new()
    {
        ["Message"] = new JsonObject
        {
            ["type"] = "object",
            ["description"] = "A sentence for people, with a key for programs.",
            ["properties"] = new JsonObject
            {
                ["messageType"] = new JsonObject { ["type"] = "string", ["enum"] = new JsonArray("ERROR", "WARN", "INFO") },
                ["messageKey"] = new JsonObject { ["type"] = "string", ["description"] = "Stable, such as csp.invoice.unknown." },
                ["messageText"] = new JsonObject { ["type"] = "string" },
            },
            ["required"] = new JsonArray("messageType", "messageKey", "messageText"),
        },
        ["Refusal"] = Envelope(errors: true, results: null),
    };

    private static JsonObject Refusal(int status, string when)
    {
        JsonObject response = Response(when, isGood: false, results: null);
        if (status == 401)
            response["headers"] = Header("WWW-Authenticate", "string");
        if (status == 429)
            response["headers"] = Header("Retry-After", "integer");
        return response;
    }

    private static JsonObject Header(string name, string type) => new() { [name] = new JsonObject { ["schema"] = new JsonObject { ["type"] = type } } };

    private static JsonObject Envelope(bool errors, string? results) => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["errors"] = new JsonObject { ["type"] = "boolean", ["const"] = errors },
            ["messages"] = new JsonObject { ["type"] = "array", ["items"] = OpenApiSchemas.Reference("schemas/Message") },
            ["requestId"] = new JsonObject { ["type"] = "string", ["description"] = "Finds the request in the host's log." },
            ["totalElements"] = new JsonObject { ["type"] = "integer", ["description"] = "How many there are in all pages; 1 for a single thing." },
            ["totalPages"] = new JsonObject { ["type"] = "integer", ["description"] = "How many pages there are at the asked page size." },
            ["results"] = results is null ? new JsonObject { ["type"] = "null" } : OpenApiSchemas.Reference("schemas/" + results),
        },
        ["required"] = new JsonArray("errors", "messages", "requestId", "totalElements", "totalPages", "results"),
    };
}
