using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Search;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Routing;
using HcpCsp.TestHost.Search;

namespace HcpCsp.TestHost.HostPages;

/// <summary>What the box in the frame finds, in all plugins.</summary>
internal sealed class SearchPage(SearchDesk desk) : IHostPage
{
    public const string Path = "/search";
    public const int LongestText = 200;

    private const int ShortestText = 2;
    private const int MostOfAKind = 20;

    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get(Path, [], ShowAsync)];

    private async Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        string text = (request.FindQuery("q") ?? "").Trim();
        HtmlText found = text.Length switch
        {
            < ShortestText => RenderHint(request),
            > LongestText => Html.Of($"""<div class="empty"><h2>That is too long</h2><p>A search takes {LongestText} characters at most.</p></div>"""),
            _ => await RenderFoundAsync(text, request, cancellationToken),
        };
        return HostPage.View(text.Length == 0 ? "Search" : $"Search for {text}", [], Html.Of($"""
            <div class="page-head"><div><h1>Search</h1></div></div>
            <form method="get" action="{Path}" class="toolbar card" role="search"><div class="field hcp-grow"><label for="search-again">Name, number or id, or a part of it</label>
            <input id="search-again" name="q" type="search" value="{text}" maxlength="{LongestText}"></div><div class="actions"><button class="btn btn-primary">Search</button></div></form>
            {found}
            """));
    }

    private HtmlText RenderHint(PageRequest request)
    {
        IReadOnlyList<string> finds = desk.ListFinds(request.User);
        return finds.Count == 0
            ? Html.Of($"""<div class="empty"><h2>There is nothing to search</h2><p>Nothing that you have access to takes part in the search.</p></div>""")
            : Html.Of($"""<div class="empty"><h2>Type two characters or more</h2><p>The search finds {string.Join(", ", finds)}.</p></div>""");
    }

    private async Task<HtmlText> RenderFoundAsync(string text, PageRequest request, CancellationToken cancellationToken)
    {
        (IReadOnlyList<SearchHit> hits, IReadOnlyList<string> silent) = await desk.SearchAsync(
            new SearchRequest { Text = text, Limit = MostOfAKind, User = request.User, Culture = request.Culture }, cancellationToken);
        SearchHit[] safe = [.. hits.Where(static hit => LocalPath.IsLocal(hit.Path))];
        HtmlText failures = silent.Count == 0
            ? HtmlText.Empty
            : Html.Of($"""<div class="alert alert-warn" role="status"><p><strong>Not everything was searched:</strong> {string.Join(", ", silent)} gave no answer. Request id <code>{request.RequestId}</code>.</p></div>""");
        return safe.Length == 0
            ? Html.Of($"""{failures}<div class="empty"><h2>Nothing found</h2><p>No name, number or id holds “{text}”. Try a shorter part of it.</p></div>""")
            : Html.Of($"""{failures}{safe.GroupBy(static hit => hit.Kind, StringComparer.Ordinal).Select(RenderKind)}""");
    }

    private static HtmlText RenderKind(IGrouping<string, SearchHit> kind)
    {
        SearchHit[] shown = [.. kind.Take(MostOfAKind)];
        bool more = kind.Count() > shown.Length;
        return Html.Of($"""
            <section class="card"><h2>{kind.Key} <span class="muted">{shown.Length.ToString(CultureInfo.InvariantCulture)}{(more ? " and more" : "")}</span></h2>
            <ul class="hcp-hits">{shown.Select(static hit => Html.Of($"""<li><a href="{hit.Path}">{hit.Title}</a>{(hit.Detail.Length == 0 ? HtmlText.Empty : Html.Of($"""<span class="muted">{hit.Detail}</span>"""))}</li>"""))}</ul>
            {(more ? Html.Of($"""<p class="muted">Only the first {shown.Length} are shown. Type more of the name to narrow it down.</p>""") : HtmlText.Empty)}
            </section>
            """);
    }
}
