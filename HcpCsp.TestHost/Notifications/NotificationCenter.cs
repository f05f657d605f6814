using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.Notifications;

/// <summary>The messages for people, and who has read which.</summary>
internal sealed class NotificationCenter : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly JsonLinesFile<StoredNotification> messageFile;
    private readonly JsonLinesFile<ReadMark> readFile;
    private readonly List<StoredNotification> messages;
    private readonly HashSet<ReadMark> read;
    private TaskCompletionSource change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public NotificationCenter(HostFolders folders, TimeProvider time)
    {
        this.time = time;
        messageFile = new(folders.InHost("notifications.jsonl"), HostJson.Default.StoredNotification);
        readFile = new(folders.InHost("notifications-read.jsonl"), HostJson.Default.ReadMark);
        messages = [.. messageFile.ReadAll()];
        read = [.. readFile.ReadAll()];
    }

    /// <summary>Completes with the next message or read mark of anybody. Taken before a look, it misses nothing that comes after.</summary>
    public Task NextChange
    {
        get
        {
            lock (gate)
                return change.Task;
        }
    }

    public void Add(string pluginId, Notification notification)
    {
        ArgumentNullException.ThrowIfNull(notification);
        var stored = new StoredNotification
        {
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("n"),
            At = time.GetUtcNow(),
            Plugin = pluginId,
            Role = notification.Role,
            Severity = notification.Severity,
            Title = notification.Title,
            Text = notification.Text,
            Path = notification.Path,
        };
        lock (gate)
        {
            messageFile.Append(stored);
            messages.Add(stored);
            TellChange();
        }
    }

    /// <summary>What the person may read, newest first, each with whether it is still unread.</summary>
    public IReadOnlyList<(StoredNotification Message, bool IsUnread)> ListFor(HcpUser user)
    {
        lock (gate)
        {
            List<(StoredNotification, bool)> mine =
                [.. messages.Where(message => user.IsInRole(message.Role)).Select(message => (message, IsUnread(user, message)))];
            mine.Reverse();
            return mine;
        }
    }

    public int CountUnread(HcpUser user)
    {
        lock (gate)
            return messages.Count(message => user.IsInRole(message.Role) && IsUnread(user, message));
    }

    /// <summary>Null when the person has read them all.</summary>
    public StoredNotification? FindNewestUnread(HcpUser user)
    {
        lock (gate)
            return messages.FindLast(message => user.IsInRole(message.Role) && IsUnread(user, message));
    }

    /// <summary>Marks one message as read by the person, or all of them. Harmless to repeat.</summary>
    /// <param name="user">Who has read.</param>
    /// <param name="notificationId">Which; null for all.</param>
    public void MarkRead(HcpUser user, string? notificationId)
    {
        lock (gate)
        {
            foreach (var message in messages.Where(message => user.IsInRole(message.Role) && IsUnread(user, message)))
            {
                if (notificationId is not null && !string.Equals(message.Id, notificationId, StringComparison.Ordinal))
                    continue;
                var mark = new ReadMark(user.Id, message.Id);
                readFile.Append(mark);
                read.Add(mark);
            }

            TellChange();
        }
    }

    public void Dispose()
    {
        messageFile.Dispose();
        readFile.Dispose();
    }

    private void TellChange()
    {
        change.SetResult();
        change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    private bool IsUnread(HcpUser user, StoredNotification message) => !read.Contains(new ReadMark(user.Id, message.Id));
}
