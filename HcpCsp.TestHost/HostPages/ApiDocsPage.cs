using System.Text.Json.Nodes;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.OpenApi;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The API as whoever looks may call it: for programs as an OpenAPI document, for people as pages.</summary>
internal sealed class ApiDocsPage(RouteTable table, PublicAddress address, HostOptions options) : IHostPage
{
    public const string Path = "/api-docs";
    public const string DocumentPath = "/api/openapi.json";

    public IEnumerable<HostRoute> ListRoutes() =>
    [
        HostPage.Get(DocumentPath, [], (request, _) => Task.FromResult<PageResult>(new PageResult.Json(Document(request)))),
        HostPage.Get(Path, [], (request, _) => Task.FromResult(ShowAll(request))),
        HostPage.Get(Path + "/{operationId}", [], (request, _) => Task.FromResult(ShowOne(request))),
    ];

    private byte[] Document(PageRequest request) =>
        System.Text.Encoding.UTF8.GetBytes(OpenApiDocument.Build(ListFor(request), address.Url, options.HostVersion).ToJsonString());

    private PageResult ShowAll(PageRequest request)
    {
        IReadOnlyList<HostRoute> routes = ListFor(request);
        return HostPage.View("API reference", [], Html.Of($"""
            <div class="page-head"><div><h1>API reference</h1><p class="muted">What your roles may call. Answers are JSON, in one envelope; programs send an API key.</p></div>
            <div class="actions"><a class="btn" href="{DocumentPath}">OpenAPI document</a><a class="btn btn-primary" href="{ApiKeysPage.Path}">API keys</a></div></div>
            {(routes.Count == 0 ? ApiDocsViews.None() : ApiDocsViews.Groups(routes))}
            """));
    }

    private PageResult ShowOne(PageRequest request)
    {
        if (ListFor(request).FirstOrDefault(route => string.Equals(route.Description!.OperationId, request.RouteValues["operationId"], StringComparison.Ordinal)) is not { } route)
            return new PageResult.NotFound("The API has no such operation, or your roles don't allow it.");
        JsonObject document = OpenApiDocument.Build([route], address.Url, options.HostVersion);
        return HostPage.View(route.Description!.Summary, [new("API reference", Path)], ApiDocsViews.One(route, document, address.Url));
    }

    private IReadOnlyList<HostRoute> ListFor(PageRequest request) =>
        [.. table.ListApi().Where(route => route.IsFor(request.User))];
}
