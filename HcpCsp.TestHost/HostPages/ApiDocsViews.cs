using System.Text.Json.Nodes;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.OpenApi;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The parts of <see cref="ApiDocsPage"/>.</summary>
internal static class ApiDocsViews
{
    public static HtmlText None() => Html.Of($"""<div class="empty"><h2>There is nothing to call</h2><p>Your roles open no part of the API, or no plugin brings one.</p></div>""");

    public static HtmlText Groups(IReadOnlyList<HostRoute> routes) => Html.Join(routes.GroupBy(route => route.Description!.Group, StringComparer.Ordinal).Select(group => Html.Of($"""
        <section><h2>{group.Key}</h2>
        <div class="table-wrap" tabindex="0"><table class="data"><caption class="hidden-visually">{group.Key}</caption>
        <thead><tr><th scope="col">Operation</th><th scope="col">Call</th></tr></thead>
        <tbody>{group.Select(route => Html.Of($"""
            <tr><th scope="row"><a href="{ApiDocsPage.Path}/{route.Description!.OperationId}">{route.Description.Summary}</a></th><td class="wrap-any"><code>{MethodOf(route)} {OpenApiDocument.PathOf(route)}</code></td></tr>
            """))}</tbody></table></div></section>
        """)));

    public static HtmlText One(HostRoute route, JsonObject document, Uri server)
    {
        ApiDescription about = route.Description!; // A route of the API has one.
        return Html.Of($"""
            <div class="page-head"><div><h1>{about.Summary}</h1><p class="wrap-any"><strong>{MethodOf(route)}</strong> <code>{OpenApiDocument.PathOf(route)}</code></p>
            {(about.Detail.Length > 0 ? Html.Of($"<p>{about.Detail}</p>") : HtmlText.Empty)}</div></div>
            <section><h2>Example</h2><pre class="card" tabindex="0"><code>{ApiExample.Curl(route, server)}</code></pre></section>
            {Values("In the path", [.. about.RouteValues.Select(value => value with { IsRequired = true })])}
            {Values("In the query", [.. OpenApiParameters.QueryOf(about)])}
            {Values("In the form", about.Form)}
            {(about.FileContentType is { } type ? File(type) : Results(about, ApiResultFields.List(document, about.OperationId + "Results")))}
            {Statuses(route)}
            """);
    }

    private static string MethodOf(HostRoute route) => route.Method == PageMethod.Get ? "GET" : "POST";

    private static HtmlText Values(string title, IReadOnlyList<ApiParameter> values) => values.Count == 0
        ? HtmlText.Empty
        : Table(title, ["Name", "Type", "Meaning"], values.Select(value => Html.Of($"""
            <tr><th scope="row"><code>{value.Name}</code>{(value.IsRequired ? Html.Of($"""<br><span class="muted">required</span>""") : HtmlText.Empty)}</th>
            <td class="nowrap">{TypeOf(value)}</td><td>{value.Description}{Words(value)}</td></tr>
            """)));

    private static HtmlText File(string contentType) => Html.Of($"""<section><h2>Results</h2><p>A file without the envelope: <code>{contentType}</code>.</p></section>""");

    private static HtmlText Results(ApiDescription about, IReadOnlyList<ApiResultField> fields) => fields.Count == 0
        ? Html.Of($"""<section><h2>Results</h2><p>None: the messages tell what came of it.</p></section>""")
        : Table(about.IsPaged ? "Results: a list, each with" : "Results", ["Name", "Type", "Meaning"], fields.Select(field => Html.Of($"""
            <tr><th scope="row"><code>{field.Path}</code></th><td>{field.Type}</td><td>{field.Meaning}</td></tr>
            """)));

    private static HtmlText Statuses(HostRoute route) => Table("Statuses", ["Status", "When"], route.Description!.Statuses
        .Concat(OpenApiOperation.HostStatuses(route).Select(status => new ApiStatus(status, OpenApiEnvelope.WhenOf(status))))
        .OrderBy(status => status.Code).Select(status => Html.Of($"""<tr><th scope="row">{status.Code}</th><td>{status.When}</td></tr>""")));

    private static HtmlText Table(string title, IEnumerable<string> columns, IEnumerable<HtmlText> rows) => Html.Of($"""
        <section><h2>{title}</h2><div class="table-wrap" tabindex="0"><table class="data"><caption class="hidden-visually">{title}</caption>
        <thead><tr>{columns.Select(column => Html.Of($"""<th scope="col">{column}</th>"""))}</tr></thead><tbody>{rows}</tbody></table></div></section>
        """);

    private static string TypeOf(ApiParameter value) => (value.Type switch
    {
        ApiValueType.WholeNumber => "whole number",
        ApiValueType.Number => "number",
        ApiValueType.File => "file",
        _ => value.Format ?? "text",
    }) + (value.IsRepeated ? ", repeated" : "");

    private static HtmlText Words(ApiParameter value) => Html.Of($"""
        {(value.AllowedValues.Count > 0 ? Html.Of($"""<br><span class="muted">One of {string.Join(", ", value.AllowedValues)}.</span>""") : HtmlText.Empty)}
        {(value.Default is { } usual ? Html.Of($"""<br><span class="muted">Default {usual}.</span>""") : HtmlText.Empty)}
        """);
}
