using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Frame;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Notifications;
using HcpCsp.TestHost.Routing;

namespace HcpCsp.TestHost.HostPages;

/// <summary>The messages of whoever looks.</summary>
internal sealed class NotificationsPage(NotificationCenter center, NotificationEvents events) : IHostPage
{
    private const string Path = "/notifications";
    private const string Events = Path + "/events";

    public IEnumerable<HostRoute> ListRoutes() =>
        [HostPage.Get(Path, [], ShowAsync), HostPage.Get(Events, [], WatchAsync), HostPage.Post(Path + "/read", [], MarkReadAsync)];

    /// <summary>Where the frame's script hears of new ones. By person, since the tabs of a browser share what they hear, and the person may be switched.</summary>
    public static string EventsOf(HcpUser user) => $"{Events}?of={Uri.EscapeDataString(user.Id)}";

    private Task<PageResult> WatchAsync(PageRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<PageResult>(string.Equals(request.FindQuery("of"), request.User.Id, StringComparison.Ordinal)
            ? new PageResult.LiveEvents(events.WatchAsync(request.User, cancellationToken))
            : new PageResult.NotFound());

    private Task<PageResult> MarkReadAsync(PageRequest request, CancellationToken cancellationToken)
    {
        center.MarkRead(request.User, request.FindForm("id"));
        return Task.FromResult<PageResult>(new PageResult.Redirect(Path));
    }

    private Task<PageResult> ShowAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var mine = center.ListFor(request.User);
        var field = new HtmlText(request.AntiforgeryFieldHtml);
        HtmlText all = mine.Any(one => one.IsUnread)
            ? Html.Of($"""<div class="actions"><form method="post" action="{Path}/read">{field}<button class="btn">Mark all as read</button></form></div>""")
            : HtmlText.Empty;
        HtmlText body = Html.Of($"""
            <div class="page-head"><div><h1>Notifications</h1></div>{all}</div>
            {(mine.Count == 0 ? RenderNone() : Html.Of($"""<ul class="hcp-messages">{mine.Select(one => Render(one.Message, one.IsUnread, field, request))}</ul>"""))}
            """);
        return Task.FromResult(HostPage.View("Notifications", [], body));
    }

    private static HtmlText RenderNone() => Html.Of($"""<div class="empty"><h2>No notifications</h2><p>When something needs you, it appears here.</p></div>""");

    private static HtmlText Render(StoredNotification message, bool isUnread, HtmlText field, PageRequest request) => Html.Of($"""
        <li class="alert {Style(message.Severity)}{(isUnread ? "" : " is-read")}">
        <div><p><strong>{message.Title}</strong>{(isUnread ? Html.Of($""" <span class="badge">New</span>""") : HtmlText.Empty)}</p><p>{message.Text}</p>
        <p class="muted">{Word(message.Severity)} · {HostPage.Moment(message.At, request)}</p></div>
        <div class="actions">{(LocalPath.IsLocal(message.Path) ? Html.Of($"""<a class="btn btn-quiet" href="{message.Path}">Open</a>""") : HtmlText.Empty)}
        {(isUnread ? Html.Of($"""<form method="post" action="{Path}/read">{field}<input type="hidden" name="id" value="{message.Id}"><button class="btn btn-quiet">Mark as read</button></form>""") : HtmlText.Empty)}</div>
        </li>
        """);

    private static string Style(NotificationSeverity severity) => severity switch
    {
        NotificationSeverity.Error => "alert-error",
        NotificationSeverity.Warning => "alert-warn",
        _ => "alert-info",
    };

    private static string Word(NotificationSeverity severity) => severity switch
    {
        NotificationSeverity.Error => "Error",
        NotificationSeverity.Warning => "Warning",
        _ => "Information",
    };
}
