using System.Text.RegularExpressions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using Microsoft.AspNetCore.Routing.Patterns;

namespace HcpCsp.TestHost.PluginLoading;

/// <summary>Whether a route's description can be true of the route.</summary>
internal static partial class ApiDescriptionCheck
{
    /// <returns>The first thing that is wrong with it, in words; null when nothing is.</returns>
    public static string? FindFault(ApiRoute route) => route.Description is { } about ? ListFaults(route, about).FirstOrDefault() : "needs a description";

    private static IEnumerable<string> ListFaults(ApiRoute route, ApiDescription about)
    {
        if (!NamePattern().IsMatch(about.OperationId ?? ""))
            yield return "needs an operation id of letters and digits";
        if (string.IsNullOrWhiteSpace(about.Summary) || string.IsNullOrWhiteSpace(about.Group))
            yield return "needs a summary and a group";
        if (!IsSame(about.RouteValues, RoutePatternFactory.Parse(route.Pattern).Parameters))
            yield return "must describe the values of its pattern, each once";
        if (!AreParameters(about.Query, about.IsPaged ? ApiPaging.Parameters : []))
            yield return "needs query values of different names, with descriptions";
        if (!AreParameters(about.Form, []))
            yield return "needs fields of different names, with descriptions";
        if (about.Form.Count > 0 && route.Method != PageMethod.Post)
            yield return "has fields, which only a POST can have";
        if (about.Form.Any(field => field.Type == ApiValueType.File) != route.MaxUploadBytes > 0)
            yield return "must describe its files exactly when it takes an upload";
        if (about.Statuses is not { Count: > 0 } || about.Statuses.Any(status => status.Code is < 200 or > 599))
            yield return "needs the statuses that it answers";
        if (about is { FileContentType: not null, WriteResultsSchema: not null })
            yield return "answers a file or results, not both";
    }

    private static bool IsSame(IReadOnlyList<ApiParameter> described, IReadOnlyList<RoutePatternParameterPart> values) =>
        AreParameters(described, []) && described.Select(value => value.Name).Order(StringComparer.Ordinal).SequenceEqual(values.Select(value => value.Name).Order(StringComparer.Ordinal), StringComparer.Ordinal);

    private static bool AreParameters(IReadOnlyList<ApiParameter> some, IReadOnlyList<ApiParameter> more)
    {
        ApiParameter[] all = [.. some, .. more];
        return all.All(one => !string.IsNullOrWhiteSpace(one.Name) && !string.IsNullOrWhiteSpace(one.Description))
            && all.DistinctBy(one => one.Name, StringComparer.OrdinalIgnoreCase).Count() == all.Length;
    }

    [GeneratedRegex("^[a-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamePattern();
}
