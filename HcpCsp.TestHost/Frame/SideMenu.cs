namespace HcpCsp.TestHost.Frame;

/// <summary>The menu at the left.</summary>
internal static class SideMenu
{
    public static HtmlText Render(Viewer viewer) => Html.Of($"""
        <details class="hcp-side" open>
        <summary>{Icons.Menu}<span>Menu</span></summary>
        <nav aria-label="Main menu">
        <ul class="hcp-menu">
        <li><a href="/"{MarkCurrent(viewer.Path == "/", isPage: true)}>{Icons.Home}<span>Home</span></a></li>
        {viewer.Menu.Select(node => RenderNode(node, viewer, isTop: true))}
        </ul>
        </nav>
        </details>
        """);

    private static HtmlText RenderNode(MenuNode node, Viewer viewer, bool isTop) => node.Children.Count == 0
        ? Html.Of($"<li>{RenderLink(node, viewer)}</li>")
        : Html.Of($"""
            <li>
            <details class="{(isTop ? "hcp-group hcp-group-top" : "hcp-group")}" open>
            <summary>{Icon(node)}<span>{node.Caption}</span>{Icons.Chevron}</summary>
            <ul>
            {(node.Item is null ? HtmlText.Empty : Html.Of($"<li>{RenderLink(node, viewer)}</li>"))}
            {node.Children.Select(child => RenderNode(child, viewer, isTop: false))}
            </ul>
            </details>
            </li>
            """);

    private static HtmlText RenderLink(MenuNode node, Viewer viewer)
    {
        string target = node.Item?.Target ?? "#"; // A node without children is an entry, never a group.
        bool isCurrent = ReferenceEquals(node.Item, viewer.Current);
        bool isPage = string.Equals(target.TrimEnd('/'), viewer.Path.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);
        return Html.Of($"""<a href="{target}"{MarkCurrent(isCurrent, isPage)}>{Icon(node)}<span>{node.Caption}</span></a>""");
    }

    private static HtmlText MarkCurrent(bool isCurrent, bool isPage) =>
        isCurrent ? Html.Of($" aria-current=\"{(isPage ? "page" : "true")}\"") : HtmlText.Empty;

    /// <summary>Icons are markup of the plugin's own, as the contract says.</summary>
    private static HtmlText Icon(MenuNode node) => node.Item?.IconSvg is { } svg ? new HtmlText(svg) : HtmlText.Empty;
}
