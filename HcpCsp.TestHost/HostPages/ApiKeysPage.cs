using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.ApiKeys;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>One's API keys: made, shown once, revoked. Cloud admins see and revoke everybody's.</summary>
internal sealed class ApiKeysPage(ApiKeyRing ring, AuditTrail audit, TimeProvider time) : IHostPage
{
    public const string Path = "/account/api-keys";

    private const int MostOfAPerson = 50;
    private const int PageSize = 50;

    public IEnumerable<HostRoute> ListRoutes() =>
    [
        HostPage.Get(Path, [], (request, _) => Task.FromResult<PageResult>(Show(request, HtmlText.Empty))),
        HostPage.Post(Path, [], (request, _) => Task.FromResult<PageResult>(Issue(request))),
        HostPage.Post(Path + "/{keyId}/revoke", [], (request, _) => Task.FromResult(Revoke(request))),
    ];

    private PageResult.View Issue(PageRequest request)
    {
        var (wish, problems) = ApiKeyWish.Read(request, time.GetUtcNow());
        if (ring.List().Count(key => key.IsOf(request.User)) >= MostOfAPerson)
            problems = [.. problems, $"You have {MostOfAPerson} keys: revoke one that isn't used any more."];
        if (wish is null || problems.Count > 0)
            return Show(request, ApiKeyViews.Problems(problems), 422);
        IssuedApiKey issued = ring.Issue(request.User, wish);
        Note(request, "host.api-key.created", issued.Key);

        // Not after a redirect: what is never kept can be shown by this answer alone.
        return Show(request with { Form = NoForm }, ApiKeyViews.Issued(issued));
    }

    private PageResult Revoke(PageRequest request)
    {
        if (ring.Revoke(request.RouteValues["keyId"], key => key.IsOf(request.User) || request.User.IsInRole(HcpRoles.CloudAdmin)) is not { } key)
            return new PageResult.NotFound("There is no such key. It may have been revoked already.");
        Note(request, "host.api-key.revoked", key);
        return new PageResult.Redirect(Path);
    }

    private void Note(PageRequest request, string what, ApiKey key) =>
        audit.Append(plugin: null, AuditEntry.For(request, what, $"{key.Name} ({key.Id}) of {key.UserId}, {(key.MayChange ? "reads and changes" : "reads")}"));

    private PageResult.View Show(PageRequest request, HtmlText news, int status = 200)
    {
        IReadOnlyList<ApiKey> all = ring.List();
        DateTimeOffset now = time.GetUtcNow();
        HtmlText body = Html.Of($"""
            <div class="page-head"><div><h1>API keys</h1><p class="muted">A key lets a program use the API as you, with your roles of the day.</p></div>
            <div class="actions"><a class="btn" href="{ApiDocsPage.Path}">API reference</a></div></div>
            {news}
            <section><h2>Your keys</h2>{ApiKeyViews.Table([.. all.Where(key => key.IsOf(request.User))], request, now, withPeople: false)}</section>
            {ApiKeyViews.Form(request, now)}
            {(request.User.IsInRole(HcpRoles.CloudAdmin) ? ShowOthers([.. all.Where(key => !key.IsOf(request.User))], request, now) : HtmlText.Empty)}
            """);
        return new PageResult.View { Title = "API keys", Status = status, BodyHtml = body.Value };
    }

    private static HtmlText ShowOthers(IReadOnlyList<ApiKey> others, PageRequest request, DateTimeOffset now)
    {
        if (others.Count == 0)
            return HtmlText.Empty;
        Pager pager = Pager.For(request, others.Count, PageSize);
        return Html.Of($"""
            <section><h2>Keys of other people</h2>{ApiKeyViews.Table([.. others.Skip(pager.Skip).Take(PageSize)], request, now, withPeople: true)}
            {(others.Count > PageSize ? pager.Render(request) : HtmlText.Empty)}</section>
            """);
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<string>> NoForm { get; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
}
