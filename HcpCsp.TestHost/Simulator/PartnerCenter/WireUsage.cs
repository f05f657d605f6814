namespace HcpCsp.TestHost.Simulator.PartnerCenter;

// Shapes of the usage estimates as they go over the wire; what Microsoft leaves out is null here.

/// <param name="Amount">Null where there is no budget.</param>
internal sealed record UsageBudget(decimal? Amount)
{
    public decimal? UsageSpendingBudget { get; init; }

    public Attributes? Attributes { get; init; }
}

internal sealed record UsageSummary
{
    public int? CustomersOverBudget { get; init; }
    public int? CustomersTrendingOver { get; init; }
    public int? CustomersWithUsageBasedSubscription { get; init; }
    public UsageBudget? Budget { get; init; }
    public required Guid ResourceId { get; init; }
    public required string ResourceName { get; init; }
    public required string BillingStartDate { get; init; }
    public required string BillingEndDate { get; init; }
    public required decimal TotalCost { get; init; }
    public string? CurrencyLocale { get; init; }
    public string? CurrencyCode { get; init; }
    public decimal? UsdTotalCost { get; init; }
    public required string LastModifiedDate { get; init; }
    public required Attributes Attributes { get; init; }
}

internal sealed record UsageRecord
{
    public required Guid ResourceId { get; init; }
    public required string Name { get; init; }
    public string? Status { get; init; }
    public string? PartnerOnRecord { get; init; }
    public string? OfferId { get; init; }
    public UsageBudget? Budget { get; init; }
    public decimal? PercentUsed { get; init; }

    /// <summary>Every plan here is an Azure plan.</summary>
    public bool IsUpgraded { get; init; } = true;
    public required decimal TotalCost { get; init; }
    public required string CurrencyCode { get; init; }
    public required decimal UsdTotalCost { get; init; }
    public required string LastModifiedDate { get; init; }
    public required Attributes Attributes { get; init; }
}
