using System.Globalization;
using System.Text.Json.Nodes;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>One operation of the document.</summary>
internal static class OpenApiOperation
{
    public static string MethodOf(HostRoute route) => route.Method == PageMethod.Get ? "get" : "post";

    /// <param name="route">A route of the API.</param>
    /// <param name="schemas">Gets the schema of its results.</param>
    public static JsonObject Build(HostRoute route, JsonObject schemas)
    {
        ApiDescription about = route.Description!; // A route of the API has one.
        var operation = new JsonObject
        {
            ["operationId"] = about.OperationId,
            ["summary"] = about.Summary,
            ["tags"] = new JsonArray(about.Group),
            ["security"] = OpenApiSecurity.Of(route),
        };
        if (about.Detail.Length > 0)
            operation["description"] = about.Detail;
        if (OpenApiParameters.List(about) is { Count: > 0 } parameters)
            operation["parameters"] = parameters;
        if (about.Form.Count > 0)
            operation["requestBody"] = OpenApiParameters.Body(about.Form);
        operation["responses"] = Responses(route, AddResults(about, schemas));
        return operation;
    }

    /// <summary>The statuses that the host answers before, or instead of, the handler.</summary>
    public static IReadOnlyList<int> HostStatuses(HostRoute route) => route switch
    {
        { MaxUploadBytes: > 0 } => [400, 401, 403, 413, 429, 500, 503],
        { Method: PageMethod.Post } => [400, 401, 403, 415, 429, 500, 503],
        _ => [401, 403, 429, 500, 503],
    };

    private static string? AddResults(ApiDescription about, JsonObject schemas)
    {
        if (about.WriteResultsSchema is not { } write)
            return null;
        string name = about.OperationId + "Results";
        OpenApiSchemas.Add(write, schemas, name);
        return name;
    }

    private static JsonObject Responses(HostRoute route, string? results)
    {
        var responses = new SortedDictionary<int, JsonNode>();
        foreach (int status in HostStatuses(route))
            responses[status] = OpenApiSchemas.Reference("responses/" + OpenApiEnvelope.NameOf(status));
        foreach (var same in route.Description!.Statuses.GroupBy(status => status.Code))
        {
            string when = string.Join(' ', same.Select(status => status.When));
            responses[same.Key] = same.Key < 400 && route.Description.FileContentType is { } type ? OpenApiEnvelope.File(when, type) : OpenApiEnvelope.Response(when, same.Key < 400, results);
        }

        return new JsonObject(responses.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key.ToString(CultureInfo.InvariantCulture), one.Value)));
    }
}
