using System.Text.Json;
using System.Text.RegularExpressions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Whether a route's description can be true of the route.</summary>
internal static partial class ApiDescriptionCheck
{
    /// <returns>What is wrong with it, in words; null when nothing is.</returns>
    public static string? FindFault(ApiRoute route)
    {
        ApiDescription about = route.Description;
        return 0 switch
        {
            _ when about is null => "needs a description",
            _ when !NamePattern().IsMatch(about.OperationId ?? "") => "needs an operation id of letters and digits",
            _ when string.IsNullOrWhiteSpace(about.Summary) || string.IsNullOrWhiteSpace(about.Group) => "needs a summary and a group",
            _ when !IsSame(about.RouteValues, RoutePatternFactory.Parse(route.Pattern).Parameters) => "must describe the values of its pattern, each once",
            _ when !AreParameters(about.Query, about.IsPaged ? ApiPaging.Parameters : []) => "needs query values of different names, with descriptions",
            _ when !AreParameters(about.Form, []) => "needs fields of different names, with descriptions",
            _ when about.Form.Count > 0 && route.Method != PageMethod.Post => "has fields, which only a POST can have",
            _ when about.Form.Any(field => field.Type == ApiValueType.File) != route.MaxUploadBytes > 0 => "must describe its files exactly when it takes an upload",
            _ when about.Statuses is not { Count: > 0 } || about.Statuses.Any(status => status.Code is < 200 or > 599) => "needs the statuses that it answers",
            _ when !about.ResultsSchemaUtf8.IsEmpty && !IsObject(about.ResultsSchemaUtf8) => "has a schema that isn't a JSON object",
            _ when about.FileContentType is not null && !about.ResultsSchemaUtf8.IsEmpty => "answers a file or results, not both",
            _ => null,
        };
    }

    private static bool IsSame(IReadOnlyList<ApiParameter> described, IReadOnlyList<RoutePatternParameterPart> values) =>
        AreParameters(described, []) && described.Select(value => value.Name).Order(StringComparer.Ordinal).SequenceEqual(values.Select(value => value.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool AreParameters(IReadOnlyList<ApiParameter> some, IReadOnlyList<ApiParameter> more)
    {
        ApiParameter[] all = [.. some, .. more];
        return all.All(one => !string.IsNullOrWhiteSpace(one.Name) && !string.IsNullOrWhiteSpace(one.Description))
            && all.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Count() == all.Length;
    }

    private static bool IsObject(ReadOnlyMemory<byte> json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
