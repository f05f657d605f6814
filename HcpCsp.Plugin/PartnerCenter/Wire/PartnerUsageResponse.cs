using System.Text.Json;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

/// <summary>The partner's usage summary.</summary>
internal sealed record PartnerUsageResponse
{
    public decimal? TotalCost { get; init; }

    public string? CurrencyCode { get; init; }

    public string? CurrencyLocale { get; init; }

    public decimal? CustomersOverBudget { get; init; }

    public decimal? CustomersTrendingOver { get; init; }

    public decimal? CustomersWithUsageBasedSubscription { get; init; }

    public DateTimeOffset? BillingStartDate { get; init; }

    public DateTimeOffset? BillingEndDate { get; init; }

    public DateTimeOffset? LastModifiedDate { get; init; }

    public PartnerUsageEstimate ToModel() => new()
    {
        Cost = new Money(TotalCost ?? throw new JsonException("The usage names no cost."), UsageEstimateResponse.ReadCurrency(CurrencyCode, CurrencyLocale)),
        CustomersOverBudget = ToCount(CustomersOverBudget),
        CustomersTrendingOver = ToCount(CustomersTrendingOver),
        CustomersWithUsage = ToCount(CustomersWithUsageBasedSubscription),
        BillingStart = BillingStartDate,
        BillingEnd = BillingEndDate,
        ModifiedAt = LastModifiedDate,
    };

    private static int? ToCount(decimal? number) => number is >= 0 and <= int.MaxValue ? (int)number : null;
}
