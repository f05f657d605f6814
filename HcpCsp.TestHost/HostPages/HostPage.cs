using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>Pages of the host itself: routes like those of a plugin, so that the same checks hold for them.</summary>
internal interface IHostPage
{
    IEnumerable<HostRoute> ListRoutes();
}

/// <summary>What the host's pages have in common.</summary>
internal static class HostPage
{
    public static IReadOnlyList<string> CloudAdminOnly { get; } = [HcpRoles.CloudAdmin];

    public static IReadOnlyList<Breadcrumb> UnderAdministration { get; } = [new("Administration")];

    public static HostRoute Get(string pattern, IReadOnlyList<string> roles, PageHandler handler) =>
        new(HostRoute.HostOwner, PageMethod.Get, pattern, roles) { Page = handler };

    public static HostRoute Post(string pattern, IReadOnlyList<string> roles, PageHandler handler) =>
        new(HostRoute.HostOwner, PageMethod.Post, pattern, roles) { Page = handler };

    public static PageResult View(string title, IReadOnlyList<Breadcrumb> breadcrumbs, HtmlText body) =>
        new PageResult.View { Title = title, Breadcrumbs = breadcrumbs, BodyHtml = body.Value };

    public static HtmlText Head(string title, string lead) =>
        Html.Of($"""<div class="page-head"><div><h1>{title}</h1><p class="muted">{lead}</p></div></div>""");

    public static HtmlText Moment(DateTimeOffset? moment, PageRequest request) => moment is { } at
        ? Moments.Write(at, request.Culture)
        : Html.Of($"""<span class="muted">–</span>""");
}
