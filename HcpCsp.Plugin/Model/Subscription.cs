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

    /// <summary>Azure subscription of a legacy offer; empty for others.</summary>
    public string EntitlementId { get; init; } = "";

    /// <summary>license, usage …</summary>
    public string BillingType { get; init; } = "";

    /// <summary>ISO 8601 of the term after this one; empty when it stays the same.</summary>
    public string RenewalTerm { get; init; } = "";

    /// <summary>End of the window in which it can be cancelled or reduced; null for none.</summary>
    public DateTimeOffset? CancellationAllowedUntil { get; init; }

    public DateOnly? BillingCycleEnd { get; init; }

    public string PromotionId { get; init; } = "";

    public string Publisher { get; init; } = "";

    /// <summary>Null when Microsoft doesn't say.</summary>
    public bool? IsMicrosoftProduct { get; init; }

    /// <summary>Partner (MPN) id of the reseller of record; empty for none.</summary>
    public string ResellerMpnId { get; init; } = "";

    /// <summary>Legacy subscription that became this one, lower case; empty for none.</summary>
    public string MigratedFromId { get; init; } = "";

    /// <summary>What happens at the next charge, one sentence; empty for nothing special.</summary>
    public string NextCharge { get; init; } = "";

    /// <summary>Comma separated; empty for none.</summary>
    public string SuspensionReasons { get; init; } = "";

    /// <summary>What Microsoft allows: Edit, Cancel. Comma separated.</summary>
    public string Actions { get; init; } = "";

    /// <summary>overage, or empty.</summary>
    public string ConsumptionType { get; init; } = "";

    public string ContractType { get; init; } = "";

    public bool HasPurchasableAddons { get; init; }

    public bool AttentionNeeded { get; init; }

    public bool ActionTaken { get; init; }

    /// <summary>Seats that may still be given back; null when Microsoft doesn't say.</summary>
    public int? RefundableQuantity { get; init; }

    public IReadOnlyList<RefundOption> RefundOptions { get; init; } = [];

    /// <summary>The whole answer as Microsoft sent it, so that nothing is lost.</summary>
    public string RawJson { get; init; } = "";
}

/// <param name="Type">Full or Partial.</param>
/// <param name="ExpiresAt">Null when it doesn't.</param>
internal sealed record RefundOption(string Type, DateTimeOffset? ExpiresAt);
