namespace HcpCsp.Plugin.Model;

/// <summary>What a customer's consumption comes to so far, by Microsoft's estimate: never billed from.</summary>
internal sealed record UsageEstimate
{
    /// <summary>Normal form of the customer's id.</summary>
    public required string CustomerId { get; init; }

    public string Name { get; init; } = "";

    public required Money Cost { get; init; }

    public decimal? CostInUsd { get; init; }

    /// <summary>An alert, not a stop; null for none.</summary>
    public Money? Budget { get; init; }

    public decimal? PercentUsed { get; init; }

    /// <summary>Whether the customer has an Azure plan.</summary>
    public bool IsAzurePlan { get; init; }

    public DateTimeOffset? BillingStart { get; init; }

    public DateTimeOffset? BillingEnd { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }
}

/// <summary>Microsoft's estimate of what all customers together use in a period; no bill.</summary>
internal sealed record PartnerUsageEstimate
{
    public required Money Cost { get; init; }

    /// <summary>Customers whose estimate is above their budget; null when Microsoft doesn't say.</summary>
    public int? CustomersOverBudget { get; init; }

    /// <summary>Customers who will be above it if they go on so; null when Microsoft doesn't say.</summary>
    public int? CustomersTrendingOver { get; init; }

    public int? CustomersWithUsage { get; init; }

    public DateTimeOffset? BillingStart { get; init; }

    public DateTimeOffset? BillingEnd { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }
}
