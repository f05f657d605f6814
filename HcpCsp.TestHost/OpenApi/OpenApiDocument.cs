using System.Text.Json.Nodes;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HcpCsp.TestHost.OpenApi;

/// <summary>The OpenAPI 3.1 document of some routes: what plugins say of them, and what the host adds to each.</summary>
internal static class OpenApiDocument
{
    /// <param name="routes">Those that it names.</param>
    /// <param name="server">Where they are.</param>
    /// <param name="version">Of the host.</param>
    public static JsonObject Build(IReadOnlyList<HostRoute> routes, Uri server, Version version)
    {
        var schemas = OpenApiEnvelope.Schemas();
        var paths = new JsonObject();
        foreach (HostRoute route in routes)
        {
            string path = PathOf(route);
            if (paths[path] is not JsonObject item)
                paths[path] = item = [];
            item[OpenApiOperation.MethodOf(route)] = OpenApiOperation.Build(route, schemas);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = FrameLayout.ProductName + " API", ["version"] = version.ToString(2), ["description"] = About },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = server.GetLeftPart(UriPartial.Path).TrimEnd('/') }),
            ["tags"] = new JsonArray([.. routes.Select(route => route.Description!.Group).Distinct(StringComparer.Ordinal).Select(group => new JsonObject { ["name"] = group })]),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas, ["responses"] = OpenApiEnvelope.Responses(), ["securitySchemes"] = OpenApiSecurity.Schemes(),
            },
        };
    }

    /// <summary>As OpenAPI writes it: values in braces without their constraints.</summary>
    public static string PathOf(HostRoute route) => string.Concat(
        RoutePatternFactory.Parse(route.Pattern).PathSegments.Select(segment => "/" + string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart value => $"{{{value.Name}}}",
            _ => "",
        }))));

    private const string About =
        "Every answer comes in the same envelope: results, messages for people, and the request id to quote to an operator. "
        + "It names what your own roles may call. Moments are in UTC, amounts exact decimals.";
}
