using System.Globalization;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.PartnerCenter.Wire;

internal sealed record SubscriptionResponse
{
    public string? Id { get; init; }

    public string? OfferId { get; init; }

    public string? OfferName { get; init; }

    public string? FriendlyName { get; init; }

    public ProductTypeResponse? ProductType { get; init; }

    public decimal? Quantity { get; init; }

    public string? UnitType { get; init; }

    public string? ParentSubscriptionId { get; init; }

    public DateTimeOffset? CreationDate { get; init; }

    public DateTimeOffset? EffectiveStartDate { get; init; }

    public DateTimeOffset? CommitmentEndDate { get; init; }

    public DateTimeOffset? CommitmentEndDateTime { get; init; }

    public string? Status { get; init; }

    public bool? AutoRenewEnabled { get; init; }

    public bool? IsTrial { get; init; }

    public string? BillingCycle { get; init; }

    public string? TermDuration { get; init; }

    public string? OrderId { get; init; }

    public NextTermResponse? ScheduledNextTermInstructions { get; init; }

    public NextTermResponse? NextChargeInstructions { get; init; }

    public string? EntitlementId { get; init; }

    public string? BillingType { get; init; }

    public string? RenewalTermDuration { get; init; }

    public DateTimeOffset? CancellationAllowedUntilDate { get; init; }

    public DateTimeOffset? BillingCycleEndDate { get; init; }

    public DateTimeOffset? BillingCycleEndDateTime { get; init; }

    public string? PromotionId { get; init; }

    public string? PublisherName { get; init; }

    public bool? IsMicrosoftProduct { get; init; }

    public string? PartnerId { get; init; }

    public string? MigratedFromSubscriptionId { get; init; }

    public IReadOnlyList<string?>? SuspensionReasons { get; init; }

    public IReadOnlyList<string?>? Actions { get; init; }

    public string? ConsumptionType { get; init; }

    public string? ContractType { get; init; }

    public bool? HasPurchasableAddons { get; init; }

    public bool? AttentionNeeded { get; init; }

    public bool? ActionTaken { get; init; }

    public RefundableQuantityResponse? RefundableQuantity { get; init; }

    public IReadOnlyList<RefundOptionResponse>? RefundOptions { get; init; }

    public Subscription ToModel(string customerId, string rawJson) => new()
    {
        Id = (Id ?? "").Trim().ToLowerInvariant(),
        CustomerId = Model.CustomerId.Normalize(customerId),
        Name = FirstText(FriendlyName, OfferName, OfferId, Id),
        OfferId = OfferId ?? "",
        OfferName = OfferName ?? "",
        ProductType = ProductType?.Id ?? ProductType?.DisplayName ?? "",
        Quantity = ToCount(Quantity) ?? 0,
        UnitType = UnitType ?? "",
        Status = (Status ?? "").ToLowerInvariant(),
        AutoRenew = AutoRenewEnabled ?? false,
        IsTrial = IsTrial ?? false,
        BillingCycle = (BillingCycle ?? "").ToLowerInvariant(),
        Term = TermDuration ?? "",
        EffectiveStart = ToDate(EffectiveStartDate),
        CommitmentEnd = ToDate(CommitmentEndDate ?? CommitmentEndDateTime),
        NextTerm = ScheduledNextTermInstructions?.ToSentence("Renews") ?? "",
        NextCharge = NextChargeInstructions?.ToSentence("Is charged next") ?? "",
        EntitlementId = (EntitlementId ?? "").ToLowerInvariant(),
        BillingType = (BillingType ?? "").ToLowerInvariant(),
        RenewalTerm = RenewalTermDuration ?? "",
        CancellationAllowedUntil = CancellationAllowedUntilDate,
        BillingCycleEnd = ToDate(BillingCycleEndDate ?? BillingCycleEndDateTime),
        PromotionId = PromotionId ?? "",
        Publisher = PublisherName ?? "",
        IsMicrosoftProduct = IsMicrosoftProduct,
        ResellerMpnId = PartnerId is null or "0" or "-1" ? "" : PartnerId,
        MigratedFromId = (MigratedFromSubscriptionId ?? "").ToLowerInvariant(),
        SuspensionReasons = string.Join(", ", SuspensionReasons ?? []),
        Actions = string.Join(", ", Actions ?? []),
        ConsumptionType = ConsumptionType ?? "",
        ContractType = ContractType ?? "",
        HasPurchasableAddons = HasPurchasableAddons ?? false,
        AttentionNeeded = AttentionNeeded ?? false,
        ActionTaken = ActionTaken ?? false,
        RefundableQuantity = ToCount(RefundableQuantity?.TotalQuantity),
        RefundOptions = (RefundOptions ?? []).Select(static option => new RefundOption(option.Type ?? "", option.ExpiresAt ?? option.ExpiresAfter)).ToArray(),
        ParentId = (ParentSubscriptionId ?? "").ToLowerInvariant(),
        OrderId = OrderId ?? "",
        CreatedAt = CreationDate,
        RawJson = rawJson,
    };

    private static int? ToCount(decimal? number) => number is { } seats and >= int.MinValue and <= int.MaxValue ? (int)seats : null;

    private static DateOnly? ToDate(DateTimeOffset? moment) => moment is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;

    private static string FirstText(params string?[] texts) => texts.FirstOrDefault(text => !string.IsNullOrWhiteSpace(text)) ?? "";
}

internal sealed record ProductTypeResponse
{
    public string? Id { get; init; }

    public string? DisplayName { get; init; }
}

internal sealed record NextTermResponse
{
    public NextProductResponse? Product { get; init; }

    public decimal? Quantity { get; init; }

    public DateTimeOffset? CustomTermEndDate { get; init; }

    /// <param name="verb">Renews, for one.</param>
    /// <returns>Such as <c>Renews as 25 × CFQ7TTC0LH18:0001, P1Y, monthly.</c></returns>
    public string ToSentence(string verb)
    {
        string quantity = Quantity is { } seats ? seats.ToString("0.####", CultureInfo.InvariantCulture) + " × " : "";
        string product = string.Join(':', new[] { Product?.ProductId, Product?.SkuId }.Where(part => !string.IsNullOrEmpty(part)));
        string end = CustomTermEndDate is { } date ? date.ToString("'until 'yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        string[] parts = [quantity + (product.Length == 0 ? "the same product" : product), Product?.TermDuration ?? "", Product?.BillingCycle?.ToLowerInvariant() ?? "", end];
        return verb + " as " + string.Join(", ", parts.Where(part => part.Length > 0)) + ".";
    }
}

internal sealed record NextProductResponse
{
    public string? ProductId { get; init; }

    public string? SkuId { get; init; }

    public string? BillingCycle { get; init; }

    public string? TermDuration { get; init; }
}

internal sealed record RefundableQuantityResponse
{
    public decimal? TotalQuantity { get; init; }
}

internal sealed record RefundOptionResponse
{
    public string? Type { get; init; }

    /// <summary>In answers; the documentation calls it <see cref="ExpiresAfter"/>.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? ExpiresAfter { get; init; }
}
