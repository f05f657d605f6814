using System.Text;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.Frame;

/// <summary>Sends pages within the host's frame.</summary>
internal sealed class PageFrame(Contributions contributions, NotificationCenter notifications, PageRequests requests, TimeProvider time)
{
    public Task SendAsync(HttpContext context, PageResult.View view) => SendAsync(context, view.Status, new FramedPage
    {
        Title = view.Title,
        Breadcrumbs = view.Breadcrumbs,
        Body = new HtmlText(view.BodyHtml),
        Stylesheets = view.Stylesheets,
        Scripts = view.Scripts,
        Viewer = FindViewer(context, view.Breadcrumbs),
    });

    public Task SendErrorAsync(HttpContext context, int status, string title, string detail) => SendAsync(context, status, new FramedPage
    {
        Title = title,
        Body = Html.Of($"""
            <div class="empty">
              <p class="empty-code">{status}</p>
              <h1>{title}</h1>
              <p>{detail}</p>
              <p class="muted">Request id <code>{context.TraceIdentifier}</code></p>
              <p><a class="btn" href="/">Go to the home page</a></p>
            </div>
            """),
        Viewer = FindViewer(context, []),
    });

    /// <summary>A page without menu, for people who aren't signed in.</summary>
    public static Task SendBareAsync(HttpContext context, string title, HtmlText body) =>
        SendAsync(context, StatusCodes.Status200OK, new FramedPage { Title = title, Body = body });

    private static async Task SendAsync(HttpContext context, int status, FramedPage page)
    {
        byte[] html = Encoding.UTF8.GetBytes(FrameLayout.Render(page).Value);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = html.Length;
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.Body.WriteAsync(html, context.RequestAborted);
    }

    private Viewer? FindViewer(HttpContext context, IReadOnlyList<Breadcrumb> breadcrumbs)
    {
        if (Session.Find(context) is not { User: var user })
            return null;
        IReadOnlyList<MenuItem> items = contributions.MenuItems;
        return new Viewer(
            user,
            MenuTree.Build(items, user),
            MenuTree.FindCurrent(items, user, [context.Request.Path.Value ?? "/", .. breadcrumbs.Reverse().Select(static crumb => crumb.Path).OfType<string>()]),
            context.Request.Path.Value ?? "/",
            notifications.CountUnread(user),
            notifications.FindNewestUnread(user)?.Id ?? "",
            Moments.Write(time.GetUtcNow(), ReaderCulture.Of(context.Request)),
            requests.MakeAntiforgeryField(context));
    }
}
