using System.Runtime.CompilerServices;
using System.Text.Json;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Identity;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Notifications;

/// <summary>A person's notifications as server-sent events: how it stands at once, then with every change.</summary>
internal sealed class NotificationEvents(NotificationCenter center, IHostApplicationLifetime lifetime)
{
    public async IAsyncEnumerable<ServerEvent> WatchAsync(HcpUser user, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        while (!ends.IsCancellationRequested)
        {
            Task next = center.NextChange;
            yield return new ServerEvent("notifications", JsonSerializer.Serialize(Describe(user), HostJson.Default.NotificationState));
            await next.WaitAsync(ends.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private NotificationState Describe(HcpUser user) => new()
    {
        Unread = center.CountUnread(user),
        Newest = center.FindNewestUnread(user) is { } news
            ? new NotificationNews(news.Id, news.Severity, news.Title, news.Text, LocalPath.IsLocal(news.Path) ? news.Path : null)
            : null,
    };
}

/// <summary>What the frame's script shows of a person's notifications.</summary>
internal sealed record NotificationState
{
    public required int Unread { get; init; }

    /// <summary>The newest one that isn't read yet; null when all are.</summary>
    public required NotificationNews? Newest { get; init; }
}

/// <summary>A message as it pops up.</summary>
internal sealed record NotificationNews(string Id, NotificationSeverity Severity, string Title, string Text, string? Path);
