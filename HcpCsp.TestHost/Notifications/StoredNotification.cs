using HcpCsp.Abstractions.Services;

namespace HcpCsp.TestHost.Notifications;

/// <summary>A message as it is kept.</summary>
internal sealed record StoredNotification
{
    public required string Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Plugin { get; init; }

    public required string Role { get; init; }

    public required NotificationSeverity Severity { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }

    public string? Path { get; init; }
}

/// <summary>That a person has read a message.</summary>
internal sealed record ReadMark(string UserId, string NotificationId);
