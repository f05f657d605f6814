namespace HcpCsp.TestHost.Audit;

/// <summary>One line of the audit file.</summary>
internal sealed record AuditRecord
{
    public required DateTimeOffset At { get; init; }

    /// <summary>Plugin that wrote it; null for the host itself.</summary>
    public string? Plugin { get; init; }

    public required string EventType { get; init; }

    public required string Subject { get; init; }

    public string? UserId { get; init; }

    public string? UserName { get; init; }

    public string? TenantId { get; init; }

    public string? RemoteAddress { get; init; }
}
