using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.Frame;

/// <summary>The HTML around every page. Its words are English whatever the reader's culture, which sets numbers and dates alone.</summary>
internal static class FrameLayout
{
    public const string ProductName = "HyperCloud Platform";

    public static HtmlText Render(FramedPage page) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en" dir="ltr">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{page.Title} · {ProductName}</title>
        <link rel="icon" type="image/svg+xml" href="{HostAssets.Logo.Path}">
        <link rel="stylesheet" href="{HostAssets.Stylesheet.VersionedPath}">
        {page.Stylesheets.Distinct(StringComparer.Ordinal).Select(path => Html.Of($"""<link rel="stylesheet" href="{path}">"""))}
        <script src="{HostAssets.Script.VersionedPath}" defer></script>
        {(page.Viewer is null ? HtmlText.Empty : RenderLiveScripts())}
        {page.Scripts.Distinct(StringComparer.Ordinal).Select(path => Html.Of($"""<script src="{path}" defer></script>"""))}
        </head>
        <body class="{(page.Viewer is null ? "hcp-bare" : "hcp-framed")}">
        <a class="hcp-skip" href="#main">Skip to the content</a>
        {TopBar.Render(page.Viewer)}
        <div class="hcp-columns">
        {(page.Viewer is null ? HtmlText.Empty : SideMenu.Render(page.Viewer))}
        <div class="hcp-content">
        {RenderBreadcrumbs(page)}
        {RenderPrintHead(page)}
        <main id="main" tabindex="-1">
        {page.Body}
        </main>
        <footer class="hcp-footer"><span>{ProductName}</span><span>Test host</span></footer>
        </div>
        </div>
        {(page.Viewer is null ? HtmlText.Empty : Html.Of($"""<div class="hcp-news" id="hcp-news" role="status"></div>"""))}
        </body>
        </html>
        """);

    private static HtmlText RenderLiveScripts() => Html.Of($"""
        <script src="{HostAssets.LiveScript.VersionedPath}" data-worker="{HostAssets.LiveWorker.VersionedPath}" defer></script>
        <script src="{HostAssets.NotificationScript.VersionedPath}" defer></script>
        """);

    private static HtmlText RenderBreadcrumbs(FramedPage page) => page.Viewer is null or { Path: "/" }
        ? HtmlText.Empty
        : Html.Of($"""
            <nav class="hcp-crumbs" aria-label="Breadcrumbs"><ol>
            <li><a href="/">Home</a></li>
            {page.Breadcrumbs.Select(RenderCrumb)}
            <li><span aria-current="page">{page.Title}</span></li>
            </ol></nav>
            """);

    /// <summary>Whose paper it is, and of when; the page's own title follows.</summary>
    private static HtmlText RenderPrintHead(FramedPage page) => page.Viewer is null
        ? HtmlText.Empty
        : Html.Of($"""<p class="hcp-printed"><span>{ProductName}</span><span>{page.Viewer.Made}</span></p>""");

    private static HtmlText RenderCrumb(Breadcrumb crumb) => crumb.Path is null
        ? Html.Of($"<li><span>{crumb.Caption}</span></li>")
        : Html.Of($"""<li><a href="{crumb.Path}">{crumb.Caption}</a></li>""");
}
