namespace HcpCsp.Plugin.Model.Lines;

/// <summary>One day's rated consumption (Microsoft Learn, "Daily rated usage file").</summary>
/// <remarks>Settable, since readers fill it column by column through <see cref="Schema"/>; whoever else holds one only reads it.</remarks>
internal sealed class UsageLine
{
    public static readonly LineSchema<UsageLine> Schema = new(
        static () => new UsageLine(),
        static line => (UsageLine)line.MemberwiseClone(),
        [
            new TextColumn<UsageLine>("PartnerId", static line => line.PartnerId, static (line, value) => line.PartnerId = value),
            new TextColumn<UsageLine>("PartnerName", static line => line.PartnerName, static (line, value) => line.PartnerName = value),
            new TextColumn<UsageLine>("CustomerId", static line => line.CustomerId, static (line, value) => line.CustomerId = value),
            new TextColumn<UsageLine>("CustomerName", static line => line.CustomerName, static (line, value) => line.CustomerName = value, "CustomerCompanyName"),
            new TextColumn<UsageLine>("CustomerDomainName", static line => line.CustomerDomainName, static (line, value) => line.CustomerDomainName = value, "DomainName"),
            new TextColumn<UsageLine>("CustomerCountry", static line => line.CustomerCountry, static (line, value) => line.CustomerCountry = value),
            new TextColumn<UsageLine>("MpnId", static line => line.MpnId, static (line, value) => line.MpnId = value),
            new TextColumn<UsageLine>("Tier2MpnId", static line => line.Tier2MpnId, static (line, value) => line.Tier2MpnId = value, "ResellerMpnId"),
            new TextColumn<UsageLine>("InvoiceNumber", static line => line.InvoiceNumber, static (line, value) => line.InvoiceNumber = value),
            new TextColumn<UsageLine>("ProductId", static line => line.ProductId, static (line, value) => line.ProductId = value, "OfferId"),
            new TextColumn<UsageLine>("SkuId", static line => line.SkuId, static (line, value) => line.SkuId = value, "Sku"),
            new TextColumn<UsageLine>("AvailabilityId", static line => line.AvailabilityId, static (line, value) => line.AvailabilityId = value),
            new TextColumn<UsageLine>("SkuName", static line => line.SkuName, static (line, value) => line.SkuName = value),
            new TextColumn<UsageLine>("ProductName", static line => line.ProductName, static (line, value) => line.ProductName = value, "OfferName"),
            new TextColumn<UsageLine>("PublisherName", static line => line.PublisherName, static (line, value) => line.PublisherName = value),
            new TextColumn<UsageLine>("PublisherId", static line => line.PublisherId, static (line, value) => line.PublisherId = value),
            new TextColumn<UsageLine>("SubscriptionId", static line => line.SubscriptionId, static (line, value) => line.SubscriptionId = value),
            new TextColumn<UsageLine>("SubscriptionDescription", static line => line.SubscriptionDescription, static (line, value) => line.SubscriptionDescription = value),
            new DateColumn<UsageLine>("ChargeStartDate", static line => line.ChargeStartDate, static (line, value) => line.ChargeStartDate = value),
            new DateColumn<UsageLine>("ChargeEndDate", static line => line.ChargeEndDate, static (line, value) => line.ChargeEndDate = value),
            new DateColumn<UsageLine>("UsageDate", static line => line.UsageDate, static (line, value) => line.UsageDate = value),
            new TextColumn<UsageLine>("MeterType", static line => line.MeterType, static (line, value) => line.MeterType = value),
            new TextColumn<UsageLine>("MeterCategory", static line => line.MeterCategory, static (line, value) => line.MeterCategory = value, "ServiceName"),
            new TextColumn<UsageLine>("MeterId", static line => line.MeterId, static (line, value) => line.MeterId = value, "ResourceGuid"),
            new TextColumn<UsageLine>("MeterSubCategory", static line => line.MeterSubCategory, static (line, value) => line.MeterSubCategory = value, "ServiceType"),
            new TextColumn<UsageLine>("MeterName", static line => line.MeterName, static (line, value) => line.MeterName = value, "ResourceName"),
            new TextColumn<UsageLine>("MeterRegion", static line => line.MeterRegion, static (line, value) => line.MeterRegion = value, "Region"),
            new TextColumn<UsageLine>("Unit", static line => line.Unit, static (line, value) => line.Unit = value, "UnitOfMeasure"),
            new TextColumn<UsageLine>("ResourceLocation", static line => line.ResourceLocation, static (line, value) => line.ResourceLocation = value, "MeteredRegion"),
            new TextColumn<UsageLine>("ConsumedService", static line => line.ConsumedService, static (line, value) => line.ConsumedService = value, "MeteredService"),
            new TextColumn<UsageLine>("ResourceGroup", static line => line.ResourceGroup, static (line, value) => line.ResourceGroup = value),
            new TextColumn<UsageLine>("ResourceUri", static line => line.ResourceUri, static (line, value) => line.ResourceUri = value),
            new TextColumn<UsageLine>("ChargeType", static line => line.ChargeType, static (line, value) => line.ChargeType = value),
            new NumberColumn<UsageLine>("UnitPrice", static line => line.UnitPrice, static (line, value) => line.UnitPrice = value),
            new NumberColumn<UsageLine>("Quantity", static line => line.Quantity, static (line, value) => line.Quantity = value, "ConsumedQuantity"),
            new TextColumn<UsageLine>("UnitType", static line => line.UnitType, static (line, value) => line.UnitType = value),
            new NumberColumn<UsageLine>("BillingPreTaxTotal", static line => line.BillingPreTaxTotal, static (line, value) => line.BillingPreTaxTotal = value, "PretaxCharges"),
            new TextColumn<UsageLine>("BillingCurrency", static line => line.BillingCurrency, static (line, value) => line.BillingCurrency = value, "Currency"),
            new NumberColumn<UsageLine>("PricingPreTaxTotal", static line => line.PricingPreTaxTotal, static (line, value) => line.PricingPreTaxTotal = value),
            new TextColumn<UsageLine>("PricingCurrency", static line => line.PricingCurrency, static (line, value) => line.PricingCurrency = value),
            new TextColumn<UsageLine>("ServiceInfo1", static line => line.ServiceInfo1, static (line, value) => line.ServiceInfo1 = value, "ServiceInfo"),
            new TextColumn<UsageLine>("ServiceInfo2", static line => line.ServiceInfo2, static (line, value) => line.ServiceInfo2 = value),
            new TextColumn<UsageLine>("Tags", static line => line.Tags, static (line, value) => line.Tags = value),
            new TextColumn<UsageLine>("AdditionalInfo", static line => line.AdditionalInfo, static (line, value) => line.AdditionalInfo = value),
            new NumberColumn<UsageLine>("EffectiveUnitPrice", static line => line.EffectiveUnitPrice, static (line, value) => line.EffectiveUnitPrice = value, "PretaxEffectiveRate"),
            new NumberColumn<UsageLine>("PCToBCExchangeRate", static line => line.PCToBCExchangeRate, static (line, value) => line.PCToBCExchangeRate = value),
            new DateColumn<UsageLine>("PCToBCExchangeRateDate", static line => line.PCToBCExchangeRateDate, static (line, value) => line.PCToBCExchangeRateDate = value),
            new TextColumn<UsageLine>("EntitlementId", static line => line.EntitlementId, static (line, value) => line.EntitlementId = value),
            new TextColumn<UsageLine>("EntitlementDescription", static line => line.EntitlementDescription, static (line, value) => line.EntitlementDescription = value),
            new NumberColumn<UsageLine>("PartnerEarnedCreditPercentage", static line => line.PartnerEarnedCreditPercentage, static (line, value) => line.PartnerEarnedCreditPercentage = value),
            new NumberColumn<UsageLine>("CreditPercentage", static line => line.CreditPercentage, static (line, value) => line.CreditPercentage = value),
            new TextColumn<UsageLine>("CreditType", static line => line.CreditType, static (line, value) => line.CreditType = value),
            new TextColumn<UsageLine>("BenefitOrderId", static line => line.BenefitOrderId, static (line, value) => line.BenefitOrderId = value),
            new TextColumn<UsageLine>("BenefitId", static line => line.BenefitId, static (line, value) => line.BenefitId = value),
            new TextColumn<UsageLine>("BenefitType", static line => line.BenefitType, static (line, value) => line.BenefitType = value),
        ],
        static line => line.Extra,
        static (line, value) => line.Extra = value,
        new NumberColumn<UsageLine>(
            "RateOfPartnerEarnedCredit", static line => line.PartnerEarnedCreditPercentage / 100m, static (line, value) => line.PartnerEarnedCreditPercentage = value * 100m),
        new NumberColumn<UsageLine>("RateOfCredit", static line => line.CreditPercentage / 100m, static (line, value) => line.CreditPercentage = value * 100m));

    /// <summary>Where it stands in its document's files, from 0: the only identity a line has.</summary>
    public int Position { get; set; }

    public string? PartnerId { get; set; }

    public string? PartnerName { get; set; }

    public string? CustomerId { get; set; }

    public string? CustomerName { get; set; }

    public string? CustomerDomainName { get; set; }

    public string? CustomerCountry { get; set; }

    public string? MpnId { get; set; }

    public string? Tier2MpnId { get; set; }

    public string? InvoiceNumber { get; set; }

    public string? ProductId { get; set; }

    public string? SkuId { get; set; }

    public string? AvailabilityId { get; set; }

    public string? SkuName { get; set; }

    public string? ProductName { get; set; }

    public string? PublisherName { get; set; }

    public string? PublisherId { get; set; }

    /// <summary>The Azure plan; the Azure subscription is <see cref="EntitlementId"/>.</summary>
    public string? SubscriptionId { get; set; }

    public string? SubscriptionDescription { get; set; }

    public DateOnly? ChargeStartDate { get; set; }

    public DateOnly? ChargeEndDate { get; set; }

    public DateOnly? UsageDate { get; set; }

    public string? MeterType { get; set; }

    public string? MeterCategory { get; set; }

    public string? MeterId { get; set; }

    public string? MeterSubCategory { get; set; }

    public string? MeterName { get; set; }

    public string? MeterRegion { get; set; }

    public string? Unit { get; set; }

    public string? ResourceLocation { get; set; }

    public string? ConsumedService { get; set; }

    public string? ResourceGroup { get; set; }

    public string? ResourceUri { get; set; }

    public string? ChargeType { get; set; }

    public decimal? UnitPrice { get; set; }

    public decimal? Quantity { get; set; }

    public string? UnitType { get; set; }

    /// <summary>Cost to us, in <see cref="BillingCurrency"/>: a breakdown of the Azure lines, never added to them.</summary>
    public decimal? BillingPreTaxTotal { get; set; }

    public string? BillingCurrency { get; set; }

    public decimal? PricingPreTaxTotal { get; set; }

    public string? PricingCurrency { get; set; }

    public string? ServiceInfo1 { get; set; }

    public string? ServiceInfo2 { get; set; }

    /// <summary>JSON in a string.</summary>
    public string? Tags { get; set; }

    /// <summary>JSON in a string.</summary>
    public string? AdditionalInfo { get; set; }

    public decimal? EffectiveUnitPrice { get; set; }

    public decimal? PCToBCExchangeRate { get; set; }

    public DateOnly? PCToBCExchangeRateDate { get; set; }

    public string? EntitlementId { get; set; }

    public string? EntitlementDescription { get; set; }

    /// <summary>0 or 15.</summary>
    public decimal? PartnerEarnedCreditPercentage { get; set; }

    public decimal? CreditPercentage { get; set; }

    public string? CreditType { get; set; }

    public string? BenefitOrderId { get; set; }

    public string? BenefitId { get; set; }

    public string? BenefitType { get; set; }

    /// <summary>Attributes that we don't know, as a JSON object's text; null for none.</summary>
    public string? Extra { get; set; }
}
