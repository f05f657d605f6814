using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.OpenApi;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>A command that calls a route, with a key from the environment.</summary>
internal static class ApiExample
{
    public static string Curl(HostRoute route, Uri server)
    {
        ApiDescription about = route.Description!; // A route of the API has one.
        string path = about.RouteValues.Aggregate(OpenApiDocument.PathOf(route), static (filled, value) =>
            filled.Replace($"{{{value.Name}}}", ExampleOf(value), StringComparison.Ordinal));
        IEnumerable<string> fields = about.Form.Where(static field => field.IsRequired || field.Type == ApiValueType.File).Select(FieldOf);
        string[] lines =
        [
            $"curl -H \"Authorization: Bearer $HCP_KEY\"{(route.Method == PageMethod.Post && !fields.Any() ? " -X POST" : "")}",
            .. fields,
            $"\"{server.AbsoluteUri.TrimEnd('/')}{path}\"",
        ];
        return string.Join(" \\\n  ", lines);
    }

    private static string ExampleOf(ApiParameter field) => field.Example ?? (field.AllowedValues is [var first, ..] ? first : field.Name.ToUpperInvariant());

    private static string FieldOf(ApiParameter field) => field.Type == ApiValueType.File
        ? $"-F {field.Name}=@FILE"
        : $"--data-urlencode \"{field.Name}={ExampleOf(field)}\"";
}
