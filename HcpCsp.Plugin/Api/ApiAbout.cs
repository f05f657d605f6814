using System.Text.Json.Serialization.Metadata;
using HcpCsp.Abstractions.Api;

namespace HcpCsp.Plugin.Api;

/// <summary>Begins the descriptions of routes that share a group and the values of their pattern.</summary>
internal sealed class ApiAbout(string group, params ApiParameter[] routeValues)
{
    /// <summary>Of a list, page by page.</summary>
    /// <param name="operation">Id of the operation.</param>
    /// <param name="summary">One line.</param>
    /// <param name="type">Of the list.</param>
    /// <param name="refusals">Statuses beside 200.</param>
    public ApiDescription List(string operation, string summary, JsonTypeInfo type, params ReadOnlySpan<ApiStatus> refusals) =>
        One(operation, summary, type, refusals) with { IsPaged = true };

    /// <summary>Of one thing.</summary>
    /// <inheritdoc cref="List"/>
    public ApiDescription One(string operation, string summary, JsonTypeInfo type, params ReadOnlySpan<ApiStatus> refusals) =>
        Words(operation, summary, refusals) with { WriteResultsSchema = () => ApiSchema.Of(type) };

    /// <summary>Of what answers messages alone.</summary>
    /// <inheritdoc cref="List"/>
    public ApiDescription Words(string operation, string summary, params ReadOnlySpan<ApiStatus> refusals) =>
        new() { OperationId = operation, Summary = summary, Group = group, RouteValues = routeValues, Statuses = [ApiStatus.Ok, .. refusals] };

    /// <summary>Of a file.</summary>
    /// <param name="operation">Id of the operation.</param>
    /// <param name="summary">One line.</param>
    /// <param name="contentType">Of the file.</param>
    /// <param name="refusals">Statuses beside 200.</param>
    public ApiDescription File(string operation, string summary, string contentType, params ReadOnlySpan<ApiStatus> refusals) =>
        Words(operation, summary, refusals) with { FileContentType = contentType };
}
