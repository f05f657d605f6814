namespace HcpCsp.Plugin.Model.Lines;

/// <summary>
/// One row of an invoice: a new-commerce reconciliation line (Microsoft Learn, "Use the reconciliation files"), or a legacy licence or usage line.
/// </summary>
/// <remarks>Settable, since readers fill it column by column through <see cref="Schema"/>; whoever else holds one only reads it.</remarks>
internal sealed class InvoiceLine
{
    public static readonly LineSchema<InvoiceLine> Schema = new(
        static () => new InvoiceLine(),
        static line => (InvoiceLine)line.MemberwiseClone(),
        [
            new TextColumn<InvoiceLine>("PartnerId", static line => line.PartnerId, static (line, value) => line.PartnerId = value),
            new TextColumn<InvoiceLine>("CustomerId", static line => line.CustomerId, static (line, value) => line.CustomerId = value),
            new TextColumn<InvoiceLine>("CustomerName", static line => line.CustomerName, static (line, value) => line.CustomerName = value, "CustomerCompanyName"),
            new TextColumn<InvoiceLine>("CustomerDomainName", static line => line.CustomerDomainName, static (line, value) => line.CustomerDomainName = value, "DomainName"),
            new TextColumn<InvoiceLine>("CustomerCountry", static line => line.CustomerCountry, static (line, value) => line.CustomerCountry = value),
            new TextColumn<InvoiceLine>("InvoiceNumber", static line => line.InvoiceNumber, static (line, value) => line.InvoiceNumber = value),
            new TextColumn<InvoiceLine>("MpnId", static line => line.MpnId, static (line, value) => line.MpnId = value),
            new TextColumn<InvoiceLine>("Tier2MpnId", static line => line.Tier2MpnId, static (line, value) => line.Tier2MpnId = value, "ResellerMpnId"),
            new TextColumn<InvoiceLine>("OrderId", static line => line.OrderId, static (line, value) => line.OrderId = value),
            new MomentColumn<InvoiceLine>("OrderDate", static line => line.OrderDate, static (line, value) => line.OrderDate = value),
            new TextColumn<InvoiceLine>("ProductId", static line => line.ProductId, static (line, value) => line.ProductId = value, "OfferId"),
            new TextColumn<InvoiceLine>("SkuId", static line => line.SkuId, static (line, value) => line.SkuId = value, "Sku"),
            new TextColumn<InvoiceLine>("AvailabilityId", static line => line.AvailabilityId, static (line, value) => line.AvailabilityId = value),
            new TextColumn<InvoiceLine>("SkuName", static line => line.SkuName, static (line, value) => line.SkuName = value),
            new TextColumn<InvoiceLine>("ProductName", static line => line.ProductName, static (line, value) => line.ProductName = value, "OfferName", "ServiceName"),
            new TextColumn<InvoiceLine>("ChargeType", static line => line.ChargeType, static (line, value) => line.ChargeType = value),
            new NumberColumn<InvoiceLine>("UnitPrice", static line => line.UnitPrice, static (line, value) => line.UnitPrice = value),
            new NumberColumn<InvoiceLine>("Quantity", static line => line.Quantity, static (line, value) => line.Quantity = value, "ConsumedQuantity"),
            new NumberColumn<InvoiceLine>("Subtotal", static line => line.Subtotal, static (line, value) => line.Subtotal = value, "PretaxCharges"),
            new NumberColumn<InvoiceLine>("TaxTotal", static line => line.TaxTotal, static (line, value) => line.TaxTotal = value, "Tax", "TaxAmount"),
            new NumberColumn<InvoiceLine>("Total", static line => line.Total, static (line, value) => line.Total = value, "TotalForCustomer", "PostTaxTotal"),
            new TextColumn<InvoiceLine>("Currency", static line => line.Currency, static (line, value) => line.Currency = value),
            new TextColumn<InvoiceLine>("PriceAdjustmentDescription", static line => line.PriceAdjustmentDescription, static (line, value) => line.PriceAdjustmentDescription = value),
            new TextColumn<InvoiceLine>("PublisherName", static line => line.PublisherName, static (line, value) => line.PublisherName = value, "ProviderName"),
            new TextColumn<InvoiceLine>("PublisherId", static line => line.PublisherId, static (line, value) => line.PublisherId = value, "ProviderId"),
            new TextColumn<InvoiceLine>("SubscriptionDescription", static line => line.SubscriptionDescription, static (line, value) => line.SubscriptionDescription = value),
            new TextColumn<InvoiceLine>("SubscriptionId", static line => line.SubscriptionId, static (line, value) => line.SubscriptionId = value),
            new DateColumn<InvoiceLine>("ChargeStartDate", static line => line.ChargeStartDate, static (line, value) => line.ChargeStartDate = value),
            new DateColumn<InvoiceLine>("ChargeEndDate", static line => line.ChargeEndDate, static (line, value) => line.ChargeEndDate = value),
            new TextColumn<InvoiceLine>("TermAndBillingCycle", static line => line.TermAndBillingCycle, static (line, value) => line.TermAndBillingCycle = value),
            new NumberColumn<InvoiceLine>("EffectiveUnitPrice", static line => line.EffectiveUnitPrice, static (line, value) => line.EffectiveUnitPrice = value, "PretaxEffectiveRate"),
            new TextColumn<InvoiceLine>("UnitType", static line => line.UnitType, static (line, value) => line.UnitType = value, "Unit"),
            new TextColumn<InvoiceLine>("AlternateId", static line => line.AlternateId, static (line, value) => line.AlternateId = value),
            new NumberColumn<InvoiceLine>("BillableQuantity", static line => line.BillableQuantity, static (line, value) => line.BillableQuantity = value, "OverageQuantity"),
            new TextColumn<InvoiceLine>("BillingFrequency", static line => line.BillingFrequency, static (line, value) => line.BillingFrequency = value, "BillingCycleType"),
            new TextColumn<InvoiceLine>("PricingCurrency", static line => line.PricingCurrency, static (line, value) => line.PricingCurrency = value),
            new NumberColumn<InvoiceLine>("PCToBCExchangeRate", static line => line.PCToBCExchangeRate, static (line, value) => line.PCToBCExchangeRate = value),
            new DateColumn<InvoiceLine>("PCToBCExchangeRateDate", static line => line.PCToBCExchangeRateDate, static (line, value) => line.PCToBCExchangeRateDate = value),
            new TextColumn<InvoiceLine>("MeterDescription", static line => line.MeterDescription, static (line, value) => line.MeterDescription = value, "ResourceName"),
            new TextColumn<InvoiceLine>("ReservationOrderId", static line => line.ReservationOrderId, static (line, value) => line.ReservationOrderId = value),
            new TextColumn<InvoiceLine>("CreditReasonCode", static line => line.CreditReasonCode, static (line, value) => line.CreditReasonCode = value),
            new DateColumn<InvoiceLine>("SubscriptionStartDate", static line => line.SubscriptionStartDate, static (line, value) => line.SubscriptionStartDate = value),
            new DateColumn<InvoiceLine>("SubscriptionEndDate", static line => line.SubscriptionEndDate, static (line, value) => line.SubscriptionEndDate = value),
            new TextColumn<InvoiceLine>("ReferenceId", static line => line.ReferenceId, static (line, value) => line.ReferenceId = value),
            new TextColumn<InvoiceLine>("ProductQualifiers", static line => line.ProductQualifiers, static (line, value) => line.ProductQualifiers = value),
            new TextColumn<InvoiceLine>("PromotionId", static line => line.PromotionId, static (line, value) => line.PromotionId = value),
            new TextColumn<InvoiceLine>("ProductCategory", static line => line.ProductCategory, static (line, value) => line.ProductCategory = value),
            new TextColumn<InvoiceLine>("SubscriptionName", static line => line.SubscriptionName, static (line, value) => line.SubscriptionName = value),
            new TextColumn<InvoiceLine>("DurableOfferId", static line => line.DurableOfferId, static (line, value) => line.DurableOfferId = value),
            new NumberColumn<InvoiceLine>("ListPrice", static line => line.ListPrice, static (line, value) => line.ListPrice = value),
            new NumberColumn<InvoiceLine>("CostBeforeDiscount", static line => line.CostBeforeDiscount, static (line, value) => line.CostBeforeDiscount = value, "Amount"),
            new NumberColumn<InvoiceLine>("TotalOtherDiscount", static line => line.TotalOtherDiscount, static (line, value) => line.TotalOtherDiscount = value),
        ],
        static line => line.Extra,
        static (line, value) => line.Extra = value,
        new TextColumn<InvoiceLine>("ProductQualifiers", static line => line.ProductQualifiers, static (line, value) => line.ProductQualifiers = WireTexts.Join(value)));

    /// <summary>Where it stands in its document's files, from 0: the only identity a line has.</summary>
    public int Position { get; set; }

    public string? PartnerId { get; set; }

    /// <summary>As Microsoft wrote it; joined by <see cref="Model.CustomerId.Normalize"/>.</summary>
    public string? CustomerId { get; set; }

    public string? CustomerName { get; set; }

    public string? CustomerDomainName { get; set; }

    public string? CustomerCountry { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? MpnId { get; set; }

    /// <summary>Reseller; 0, -1 and empty mean none.</summary>
    public string? Tier2MpnId { get; set; }

    public string? OrderId { get; set; }

    public DateTimeOffset? OrderDate { get; set; }

    public string? ProductId { get; set; }

    public string? SkuId { get; set; }

    public string? AvailabilityId { get; set; }

    public string? SkuName { get; set; }

    public string? ProductName { get; set; }

    /// <summary>Open text: one that we don't know is kept.</summary>
    public string? ChargeType { get; set; }

    /// <summary>Price-list price in the pricing currency.</summary>
    public decimal? UnitPrice { get; set; }

    /// <summary>Units bought; amounts go by <see cref="BillableQuantity"/>.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>Cost to us before tax, in <see cref="Currency"/>; negative for credits.</summary>
    public decimal? Subtotal { get; set; }

    public decimal? TaxTotal { get; set; }

    /// <summary>Subtotal and tax, as Microsoft summed them.</summary>
    public decimal? Total { get; set; }

    /// <summary>Billing currency.</summary>
    public string? Currency { get; set; }

    /// <summary>A JSON array in a string.</summary>
    public string? PriceAdjustmentDescription { get; set; }

    public string? PublisherName { get; set; }

    public string? PublisherId { get; set; }

    public string? SubscriptionDescription { get; set; }

    /// <summary>Commerce subscription; the Azure plan for Azure.</summary>
    public string? SubscriptionId { get; set; }

    public DateOnly? ChargeStartDate { get; set; }

    /// <summary>Inclusive.</summary>
    public DateOnly? ChargeEndDate { get; set; }

    public string? TermAndBillingCycle { get; set; }

    /// <summary>After discounts and proration, pricing currency.</summary>
    public decimal? EffectiveUnitPrice { get; set; }

    public string? UnitType { get; set; }

    public string? AlternateId { get; set; }

    public decimal? BillableQuantity { get; set; }

    public string? BillingFrequency { get; set; }

    public string? PricingCurrency { get; set; }

    public decimal? PCToBCExchangeRate { get; set; }

    public DateOnly? PCToBCExchangeRateDate { get; set; }

    public string? MeterDescription { get; set; }

    public string? ReservationOrderId { get; set; }

    public string? CreditReasonCode { get; set; }

    public DateOnly? SubscriptionStartDate { get; set; }

    public DateOnly? SubscriptionEndDate { get; set; }

    /// <summary>Ties the lines of one change together.</summary>
    public string? ReferenceId { get; set; }

    public string? ProductQualifiers { get; set; }

    public string? PromotionId { get; set; }

    public string? ProductCategory { get; set; }

    /// <summary>Legacy lines only: what the customer calls the subscription.</summary>
    public string? SubscriptionName { get; set; }

    /// <summary>Legacy lines only: the offer's id that stays the same through the years.</summary>
    public string? DurableOfferId { get; set; }

    /// <summary>Legacy Azure lines only: price of a unit in the price list, before the partner's discount.</summary>
    public decimal? ListPrice { get; set; }

    /// <summary>Legacy licence lines only: before <see cref="TotalOtherDiscount"/> and tax.</summary>
    public decimal? CostBeforeDiscount { get; set; }

    /// <summary>Legacy licence lines only: between <see cref="CostBeforeDiscount"/> and <see cref="Subtotal"/>.</summary>
    public decimal? TotalOtherDiscount { get; set; }

    /// <summary>Attributes that we don't know, as a JSON object's text; null for none.</summary>
    public string? Extra { get; set; }
}
