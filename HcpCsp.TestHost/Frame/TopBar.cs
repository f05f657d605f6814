using HcpCsp.Abstractions;
using HcpCsp.TestHost.HostPages;
using HcpCsp.TestHost.Identity;

namespace HcpCsp.TestHost.Frame;

/// <summary>The bar at the top: product, search, notifications, and who one is.</summary>
internal static class TopBar
{
    public static HtmlText Render(Viewer? viewer) => Html.Of($"""
        <header class="hcp-top">
        <a class="hcp-brand" href="/">{Icons.Logo}<span>{FrameLayout.ProductName}</span></a>
        {(viewer is null ? HtmlText.Empty : RenderSearch())}
        {(viewer is null ? HtmlText.Empty : RenderTools(viewer))}
        </header>
        """);

    private static HtmlText RenderSearch() => Html.Of($"""
        <form class="hcp-search" method="get" action="{SearchPage.Path}" role="search">
        <label class="hidden-visually" for="hcp-search">Search by name, number or id</label>
        <input id="hcp-search" name="q" type="search" placeholder="Search" maxlength="{SearchPage.LongestText}" required>
        <button aria-label="Search">{Icons.Search}</button>
        </form>
        """);

    private static HtmlText RenderTools(Viewer viewer) => Html.Of($"""
        <div class="hcp-tools">
        <a class="hcp-bell" href="/notifications" aria-label="{DescribeUnread(viewer.Unread)}" data-notifications="{NotificationsPage.EventsOf(viewer.User)}" data-newest="{viewer.NewestUnread}">{Icons.Bell}{RenderCount(viewer.Unread)}</a>
        <details class="hcp-person" data-popup>
        <summary><span class="hcp-avatar" aria-hidden="true">{Initials(viewer.User)}</span><span class="hcp-person-name">{viewer.User.Name}</span>{Icons.Chevron}</summary>
        <div class="hcp-popup">
        <p class="hcp-popup-head"><strong>{viewer.User.Name}</strong><br><span class="muted">{RoleNames.Describe(viewer.User)}</span></p>
        <p class="hcp-popup-label">Switch user</p>
        {DevelopmentUsers.All.Where(user => user.Id != viewer.User.Id).Select(user => RenderSwitch(user, viewer))}
        <a class="hcp-popup-item hcp-popup-last" href="{ApiKeysPage.Path}">API keys</a>
        <form method="post" action="/signout">{viewer.AntiforgeryField}<button class="hcp-popup-item hcp-popup-last">Sign out</button></form>
        </div>
        </details>
        </div>
        """);

    private static HtmlText RenderSwitch(HcpUser user, Viewer viewer) => Html.Of($"""
        <form method="post" action="/signin">{viewer.AntiforgeryField}<input type="hidden" name="user" value="{user.Id}">
        <button class="hcp-popup-item"><span class="hcp-avatar" aria-hidden="true">{Initials(user)}</span><span>{user.Name}<br><span class="muted">{RoleNames.Describe(user)}</span></span></button></form>
        """);

    private static HtmlText RenderCount(int unread) => unread == 0
        ? HtmlText.Empty
        : Html.Of($"""<span class="hcp-count" aria-hidden="true">{(unread > 99 ? "99+" : unread.ToString(System.Globalization.CultureInfo.InvariantCulture))}</span>""");

    private static string DescribeUnread(int unread) => unread switch
    {
        0 => "Notifications",
        1 => "Notifications, 1 unread",
        _ => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Notifications, {unread} unread"),
    };

    private static string Initials(HcpUser user) => string.Concat(user.Name.Split(' ').Take(2).Select(word => word[0]));
}
