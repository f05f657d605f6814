namespace HcpCsp.Plugin.Model.Reports;

/// <summary>One mail of a run to one address, or what stands for it while there is none.</summary>
internal sealed record ReportDelivery
{
    /// <summary>Also the mail's key at the host, so that it goes out once whatever happens in between.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    public required string RunId { get; init; }

    /// <summary>Empty when the customer has none.</summary>
    public required string Address { get; init; }

    /// <summary>Null for one of the addresses that get everything.</summary>
    public string? CustomerId { get; init; }

    public string CustomerName { get; init; } = "";

    /// <summary>Ids of the files' keys.</summary>
    public required IReadOnlyList<string> FileIds { get; init; }

    public required DeliveryState State { get; init; }

    /// <summary>Why it waits or failed, in words; empty else.</summary>
    public string Reason { get; init; } = "";

    public int Attempts { get; init; }

    /// <summary>When it was first to go, or was last set going by hand: what the longest wait counts from.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>While it waits.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    public DateTimeOffset? SentAt { get; init; }
}

/// <summary>Stored by name.</summary>
internal enum DeliveryState
{
    /// <summary>For its first or next attempt.</summary>
    Waiting,
    Sent,

    /// <summary>For good, until somebody tries again by hand.</summary>
    Failed,

    /// <summary>The customer's settings name no address.</summary>
    NoAddress,
}
