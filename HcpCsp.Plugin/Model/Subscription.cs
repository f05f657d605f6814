namespace HcpCsp.Plugin.Model;

/// <summary>What a customer holds. Identity is (customer, subscription id), never the product.</summary>
internal sealed record Subscription
{
    /// <summary>Lower case.</summary>
    public required string Id { get; init; }

    public required string CustomerId { get; init; }

    /// <summary>Name for people: the friendly name, else the offer's.</summary>
    public required string Name { get; init; }

    public string OfferId { get; init; } = "";

    public string OfferName { get; init; } = "";

    public string ProductType { get; init; } = "";

    public int Quantity { get; init; }

    public string UnitType { get; init; } = "";

    /// <summary>As Microsoft writes it, lower case: active, suspended, deleted, expired …; unknown ones are kept.</summary>
    public string Status { get; init; } = "";

    public bool AutoRenew { get; init; }

    public bool IsTrial { get; init; }

    /// <summary>monthly, annual, triennial, one_time, none …</summary>
    public string BillingCycle { get; init; } = "";

    /// <summary>ISO 8601 such as P1Y; empty for Azure plan.</summary>
    public string Term { get; init; } = "";

    public DateOnly? EffectiveStart { get; init; }

    /// <summary>End of the commitment; null for none, which Microsoft writes as the year 9999.</summary>
    public DateOnly? CommitmentEnd { get; init; }

    /// <summary>What is scheduled for the renewal, one sentence; empty for nothing.</summary>
    public string NextTerm { get; init; } = "";

    public string ParentId { get; init; } = "";

    public string OrderId { get; init; } = "";

    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The whole answer as Microsoft sent it, so that nothing is lost.</summary>
    public string RawJson { get; init; } = "";
}
