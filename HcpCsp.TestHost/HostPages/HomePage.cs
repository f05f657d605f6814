using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.PluginLoading;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>Where one lands after signing in: what to do next, by role.</summary>
internal sealed class HomePage(Contributions contributions, PluginCatalog catalog) : IHostPage
{
    public IEnumerable<HostRoute> ListRoutes() => [HostPage.Get("/", [], ShowAsync)];

    private Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        HtmlText body = Html.Of($"""
            {HostPage.Head($"Welcome, {request.User.Name}", Lead(request.User))}
            {RenderWarning(request.User)}
            {RenderProviders(request.User)}
            {RenderEntries(request.User)}
            """);
        return Task.FromResult(HostPage.View("Home", [], body));
    }

    private string Lead(HcpUser user) => user switch
    {
        _ when user.IsInRole(HcpRoles.CloudAdmin) => "Here is what you can do next.",
        _ when ListEntries(user).Count > 0 => "Here is what is available to you.",
        _ => "You are signed in.",
    };

    private HtmlText RenderWarning(HcpUser user)
    {
        int missing = catalog.Plugins.Count(plugin => plugin.State is PluginState.Failed or PluginState.Refused);
        return missing == 0 || !user.IsInRole(HcpRoles.CloudAdmin)
            ? HtmlText.Empty
            : Html.Of($"""<div class="alert alert-warn" role="status"><p><strong>{missing} of the plugins did not come in.</strong> <a href="/admin/plugins">See why on the plugins page</a>.</p></div>""");
    }

    private HtmlText RenderProviders(HcpUser user)
    {
        var mine = contributions.Providers.Where(provider => user.IsInRole(provider.Role)).ToList();
        return mine.Count == 0
            ? HtmlText.Empty
            : Html.Of($"""
                <section aria-labelledby="first-steps"><h2 id="first-steps">First steps</h2><ul class="tiles">
                {mine.Select(provider => Html.Of($"""
                    <li class="tile"><h3>{provider.DisplayName}</h3><p class="muted">Connect an account of {provider.CloudGroup} &gt; {provider.AccountType}.</p>
                    <p class="tile-actions"><a class="btn btn-primary" href="{provider.AddAccountPath}">Add account</a> <a class="btn btn-quiet" href="{provider.PagePath}">See accounts</a></p></li>
                    """))}
                </ul></section>
                """);
    }

    private HtmlText RenderEntries(HcpUser user)
    {
        List<MenuItem> entries = ListEntries(user);
        return entries.Count == 0
            ? Html.Of($"""<div class="empty"><h2>Nothing is available yet</h2><p>Your administrator has not made anything available for your role. Come back later.</p></div>""")
            : Html.Of($"""
                <section aria-labelledby="all-entries"><h2 id="all-entries">Go to</h2><ul class="tiles">
                {entries.Select(item => Html.Of($"""
                    <li><a class="tile tile-link" href="{item.Target}"><span class="tile-icon">{new HtmlText(item.IconSvg ?? "")}</span><span><strong>{item.Path[^1]}</strong><span class="muted">{string.Join(" › ", item.Path.SkipLast(1))}</span></span></a></li>
                    """))}
                </ul></section>
                """);
    }

    private List<MenuItem> ListEntries(HcpUser user) =>
        [.. contributions.MenuItems.Where(item => user.IsInRole(item.Role)).OrderBy(item => item.Path[0] == "Administration").ThenBy(item => item.Order)];
}
