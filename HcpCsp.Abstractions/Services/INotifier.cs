namespace HcpCsp.Abstractions.Services;

/// <summary>Tells people something, in the host's notification list.</summary>
public interface INotifier
{
    /// <summary>Adds a message for everybody who holds the role. Returns once it is kept.</summary>
    /// <param name="notification">The message.</param>
    void Notify(Notification notification);
}

/// <summary>One in-app message.</summary>
public sealed record Notification
{
    /// <summary>Role whose holders get it.</summary>
    public required string Role { get; init; }

    /// <summary>How it is to be taken.</summary>
    public required NotificationSeverity Severity { get; init; }

    /// <summary>One line, plain text.</summary>
    public required string Title { get; init; }

    /// <summary>What it is about and what to do, plain text.</summary>
    public required string Text { get; init; }

    /// <summary>Path of the page where one goes on; null for none.</summary>
    public string? Path { get; init; }
}

/// <summary>How a message is to be taken.</summary>
public enum NotificationSeverity
{
    /// <summary>Good to know.</summary>
    Information,

    /// <summary>Needs a look.</summary>
    Warning,

    /// <summary>Something failed.</summary>
    Error,
}
