using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Abstractions.Services;

/// <summary>The host's audit log: who did what, when, from where. It can only be added to; people read and filter it on the host's audit page.</summary>
public interface IAuditLog
{
    /// <summary>Adds an entry; the host adds the moment and the plugin. Returns once it is on disk.</summary>
    /// <param name="entry">What happened. No secret, token or price may be in it.</param>
    void Append(AuditEntry entry);
}

/// <summary>One entry of the audit log.</summary>
public sealed record AuditEntry
{
    /// <summary>What happened, as a stable key such as <c>csp.account.added</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>What it happened to, such as the account's name; at most 500 characters, longer text is cut.</summary>
    public required string Subject { get; init; }

    /// <summary>Id of the person; null when the system did it.</summary>
    public string? UserId { get; init; }

    /// <summary>Name of the person; null when the system did it.</summary>
    public string? UserName { get; init; }

    /// <summary>Tenant of the person; null for people of the operator and for the system.</summary>
    public string? TenantId { get; init; }

    /// <summary>Address it came from; null when unknown.</summary>
    public string? RemoteAddress { get; init; }

    /// <summary>An entry for what the person behind a request did.</summary>
    /// <param name="request">The request.</param>
    /// <param name="eventType">What happened.</param>
    /// <param name="subject">What it happened to.</param>
    public static AuditEntry For(PageRequest request, string eventType, string subject)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new AuditEntry
        {
            EventType = eventType,
            Subject = subject,
            UserId = request.User.Id,
            UserName = request.User.Name,
            TenantId = request.User.TenantId,
            RemoteAddress = request.RemoteAddress,
        };
    }
}
