namespace HcpCsp.Plugin.Model;

/// <summary>One operation that somebody did in Partner Center.</summary>
internal sealed record AuditRecord
{
    public required string Id { get; init; }

    public required DateTimeOffset OperatedAt { get; init; }

    /// <summary>Such as add_customer or ready_invoice; unknown ones are kept.</summary>
    public string OperationType { get; init; } = "";

    public string OperationStatus { get; init; } = "";

    public string ResourceType { get; init; } = "";

    /// <summary>JSON in a string.</summary>
    public string OldValue { get; init; } = "";

    /// <summary>JSON in a string.</summary>
    public string NewValue { get; init; } = "";

    /// <summary>Normal form; <see cref="Model.CustomerId.Unassigned"/> when it is about none.</summary>
    public required string CustomerId { get; init; }

    public string CustomerName { get; init; } = "";

    public string UserPrincipalName { get; init; } = "";

    public string ApplicationId { get; init; } = "";

    public string CorrelationId { get; init; } = "";

    public IReadOnlyList<KeyValuePair<string, string>> Details { get; init; } = [];
}
