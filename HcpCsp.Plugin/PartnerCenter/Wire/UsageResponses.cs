using System.Text.Json;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Http;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>A customer's usage summary, or its record among those of all customers.</summary>
internal sealed record UsageEstimateResponse
{
    public string? ResourceId { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public string? ResourceName { get; init; }

    public decimal? TotalCost { get; init; }

    public decimal? UsdTotalCost { get; init; }

    public string? CurrencyCode { get; init; }

    public string? CurrencyLocale { get; init; }

    public BudgetResponse? Budget { get; init; }

    public decimal? PercentUsed { get; init; }

    public bool? IsUpgraded { get; init; }

    public DateTimeOffset? BillingStartDate { get; init; }

    public DateTimeOffset? BillingEndDate { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    /// <summary>Legacy records name a locale in place of a currency; where it is none, the amount stands without.</summary>
    public static string ReadCurrency(string? code, string? locale) => (code ?? (locale is { Length: 3 } ? locale : "")).ToUpperInvariant();

    /// <param name="customerId">Whose it was asked for; null when the record names it.</param>
    public UsageEstimate ToModel(string? customerId)
    {
        string currency = ReadCurrency(CurrencyCode, CurrencyLocale);
        decimal cost = TotalCost ?? throw new JsonException("The usage names no cost.");
        return new UsageEstimate
        {
            CustomerId = CustomerId.Normalize(customerId ?? ResourceId ?? Id),
            Name = Name ?? ResourceName ?? "",
            Cost = new Money(cost, currency),
            CostInUsd = UsdTotalCost,
            Budget = Budget?.Amount is { } budget ? new Money(budget, currency) : null,
            PercentUsed = PercentUsed,
            IsAzurePlan = IsUpgraded ?? false,
            BillingStart = BillingStartDate,
            BillingEnd = BillingEndDate,
            ModifiedAt = LastModifiedDate,
        };
    }
}

internal sealed record BudgetResponse
{
    public decimal? Amount { get; init; }

    public decimal? UsageSpendingBudget { get; init; }
}

internal sealed record AzureEntitlementResponse
{
    public string? Id { get; init; }

    public string? FriendlyName { get; init; }

    public string? Status { get; init; }

    public string? SubscriptionId { get; init; }

    public AzureEntitlement ToModel() => new(
        (Id ?? "").ToLowerInvariant(), FriendlyName ?? "", (Status ?? "").ToLowerInvariant(), (SubscriptionId ?? "").ToLowerInvariant());
}
