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

    public Subscription ToModel(string customerId, string rawJson) => new()
    {
        Id = (Id ?? "").Trim().ToLowerInvariant(),
        CustomerId = Model.CustomerId.Normalize(customerId),
        Name = FirstText(FriendlyName, OfferName, OfferId, Id),
        OfferId = OfferId ?? "",
        OfferName = OfferName ?? "",
        ProductType = ProductType?.Id ?? ProductType?.DisplayName ?? "",
        Quantity = Quantity is { } seats and >= int.MinValue and <= int.MaxValue ? (int)seats : 0,
        UnitType = UnitType ?? "",
        Status = (Status ?? "").ToLowerInvariant(),
        AutoRenew = AutoRenewEnabled ?? false,
        IsTrial = IsTrial ?? false,
        BillingCycle = (BillingCycle ?? "").ToLowerInvariant(),
        Term = TermDuration ?? "",
        EffectiveStart = ToDate(EffectiveStartDate),
        CommitmentEnd = ToDate(CommitmentEndDate ?? CommitmentEndDateTime),
        NextTerm = ScheduledNextTermInstructions?.ToSentence() ?? "",
        ParentId = (ParentSubscriptionId ?? "").ToLowerInvariant(),
        OrderId = OrderId ?? "",
        CreatedAt = CreationDate,
        RawJson = rawJson,
    };

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

    /// <summary>Such as <c>Renews as 25 × CFQ7TTC0LH18:0001, P1Y, monthly.</c></summary>
    public string ToSentence()
    {
        string quantity = Quantity is { } seats ? seats.ToString("0.####", CultureInfo.InvariantCulture) + " × " : "";
        string product = string.Join(':', new[] { Product?.ProductId, Product?.SkuId }.Where(part => !string.IsNullOrEmpty(part)));
        string end = CustomTermEndDate is { } date ? date.ToString("'until 'yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
        string[] parts = [quantity + (product.Length == 0 ? "the same product" : product), Product?.TermDuration ?? "", Product?.BillingCycle?.ToLowerInvariant() ?? "", end];
        return "Renews as " + string.Join(", ", parts.Where(part => part.Length > 0)) + ".";
    }
}

internal sealed record NextProductResponse
{
    public string? ProductId { get; init; }

    public string? SkuId { get; init; }

    public string? BillingCycle { get; init; }

    public string? TermDuration { get; init; }
}
