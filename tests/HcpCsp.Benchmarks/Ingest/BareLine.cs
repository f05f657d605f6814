using System.Text.Json.Serialization;

namespace HcpCsp.Benchmarks.Ingest;

/// <summary>A line as the serializer's generated code reads it: every attribute, and nothing else done with it.</summary>
internal sealed class BareLine
{
    public string? PartnerId { get; set; }

    public string? CustomerId { get; set; }

    public string? CustomerName { get; set; }

    public string? CustomerDomainName { get; set; }

    public string? CustomerCountry { get; set; }

    public string? InvoiceNumber { get; set; }

    public int? MpnId { get; set; }

    public int? Tier2MpnId { get; set; }

    public string? OrderId { get; set; }

    public DateTimeOffset? OrderDate { get; set; }

    public string? ProductId { get; set; }

    public string? SkuId { get; set; }

    public string? AvailabilityId { get; set; }

    public string? SkuName { get; set; }

    public string? ProductName { get; set; }

    public string? ChargeType { get; set; }

    public decimal? UnitPrice { get; set; }

    public decimal? Quantity { get; set; }

    public decimal? Subtotal { get; set; }

    public decimal? TaxTotal { get; set; }

    public decimal? Total { get; set; }

    public string? Currency { get; set; }

    public string? PriceAdjustmentDescription { get; set; }

    public string? PublisherName { get; set; }

    public string? PublisherId { get; set; }

    public string? SubscriptionDescription { get; set; }

    public string? SubscriptionId { get; set; }

    public string? ChargeStartDate { get; set; }

    public string? ChargeEndDate { get; set; }

    public string? TermAndBillingCycle { get; set; }

    public decimal? EffectiveUnitPrice { get; set; }

    public string? UnitType { get; set; }

    public string? AlternateId { get; set; }

    public decimal? BillableQuantity { get; set; }

    public string? BillingFrequency { get; set; }

    public string? PricingCurrency { get; set; }

    public decimal? PCToBCExchangeRate { get; set; }

    public string? PCToBCExchangeRateDate { get; set; }

    public string? MeterDescription { get; set; }

    public string? ReservationOrderId { get; set; }

    public string? CreditReasonCode { get; set; }

    public string? SubscriptionStartDate { get; set; }

    public string? SubscriptionEndDate { get; set; }

    public string? ReferenceId { get; set; }

    public string? ProductQualifiers { get; set; }

    public string? PromotionId { get; set; }

    public string? ProductCategory { get; set; }

    public string? BillingProvider { get; set; }

    public string? InvoiceLineItemType { get; set; }

    public string? PurchaseOrder { get; set; }

    public string? CostCenter { get; set; }

    public string? Remark { get; set; }
}

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(BareLine))]
internal sealed partial class BareLineJson : JsonSerializerContext;
