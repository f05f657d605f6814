using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph.Rows;

/// <summary>Daily rated usage as the export writes it; the basic set leaves attributes out.</summary>
internal static class UsageRows
{
    private static readonly LineField PartnerId = "PartnerId", PartnerName = "PartnerName", CustomerId = "CustomerId", CustomerName = "CustomerName",
        CustomerDomainName = "CustomerDomainName", CustomerCountry = "CustomerCountry", MpnId = "MpnId", Tier2MpnId = "Tier2MpnId",
        InvoiceNumber = "InvoiceNumber", ProductId = "ProductId", SkuId = "SkuId", SkuName = "SkuName", ProductName = "ProductName",
        AvailabilityId = "AvailabilityId", PublisherName = "PublisherName", PublisherId = "PublisherId", SubscriptionId = "SubscriptionId",
        SubscriptionDescription = "SubscriptionDescription", ChargeStartDate = "ChargeStartDate", ChargeEndDate = "ChargeEndDate",
        UsageDate = "UsageDate", MeterType = "MeterType", MeterCategory = "MeterCategory", MeterId = "MeterId", MeterSubCategory = "MeterSubCategory",
        MeterName = "MeterName", MeterRegion = "MeterRegion", Unit = "Unit", ResourceLocation = "ResourceLocation", ConsumedService = "ConsumedService",
        ResourceGroup = "ResourceGroup", ResourceUri = "ResourceURI", ChargeType = "ChargeType", UnitPrice = "UnitPrice", Quantity = "Quantity",
        UnitType = "UnitType", BillingPreTaxTotal = "BillingPreTaxTotal", BillingCurrency = "BillingCurrency", PricingPreTaxTotal = "PricingPreTaxTotal",
        PricingCurrency = "PricingCurrency", ServiceInfo1 = "ServiceInfo1", ServiceInfo2 = "ServiceInfo2", Tags = "Tags", AdditionalInfo = "AdditionalInfo",
        EffectiveUnitPrice = "EffectiveUnitPrice", PCToBCExchangeRate = "PCToBCExchangeRate", PCToBCExchangeRateDate = "PCToBCExchangeRateDate",
        EntitlementId = "EntitlementId", EntitlementDescription = "EntitlementDescription",
        PartnerEarnedCreditPercentage = "PartnerEarnedCreditPercentage", CreditPercentage = "CreditPercentage", CreditType = "CreditType",
        BenefitOrderId = "BenefitOrderID", BenefitId = "BenefitID", BenefitType = "BenefitType", BillingPlanHint = "BillingPlanHint";

    public static void Write(JsonLine json, ExportDataset dataset, UsageRow row)
    {
        var isFull = dataset.AttributeSet is "full";
        json.Begin();
        WriteParties(json, dataset, row, isFull);
        WriteProduct(json, row, isFull);
        if (isFull)
            WriteMeter(json, row);
        WriteResource(json, row, isFull);
        WriteMoney(json, row, isFull);
        json.End();
    }

    private static void WriteParties(JsonLine json, ExportDataset dataset, UsageRow row, bool isFull)
    {
        json.Text(PartnerId, dataset.Partner.Profile.TenantId);
        json.Text(PartnerName, dataset.Partner.Profile.Name);
        json.Text(CustomerId, LineDress.CustomerId(row.Customer, json.LineNumber));
        json.Text(CustomerName, row.CustomerName);
        json.Text(InvoiceNumber, dataset.InvoiceNumber);
        if (!isFull)
            return;
        json.Text(CustomerDomainName, row.Customer.Domain);
        json.Text(CustomerCountry, row.Customer.Country);
        json.Text(MpnId, dataset.Partner.Profile.MpnId);
        json.Number(Tier2MpnId, row.Customer.ResellerMpnId);
    }

    private static void WriteProduct(JsonLine json, UsageRow row, bool isFull)
    {
        var product = row.Plan.Product;
        json.Text(ProductId, product.ProductId);
        json.Text(SkuId, product.SkuId);
        json.Text(SkuName, product.SkuName);
        json.Text(PublisherName, product.Publisher);
        json.Text(SubscriptionId, row.Plan.Id);
        if (!isFull)
            return;
        json.Text(ProductName, product.ProductName);
        json.Text(AvailabilityId, product.AvailabilityId);
        json.Text(PublisherId, "");
        json.Text(SubscriptionDescription, row.Plan.FriendlyName);
    }

    private static void WriteMeter(JsonLine json, UsageRow row)
    {
        var meter = row.Meter.Meter;
        json.Text(MeterType, meter.Unit);
        json.Text(MeterCategory, meter.Category);
        json.Text(MeterId, meter.Id);
        json.Text(MeterSubCategory, meter.SubCategory);
        json.Text(MeterName, meter.Name);
        json.Text(MeterRegion, meter.Region);
        json.Text(Unit, meter.Unit);
        json.Text(ResourceLocation, meter.Location.ToUpperInvariant());
        json.Text(ConsumedService, meter.Service);
        json.Text(ResourceGroup, row.ResourceGroup);
    }

    private static void WriteResource(JsonLine json, UsageRow row, bool isFull)
    {
        json.Text(ChargeStartDate, LineDress.Day(row.ChargeStart));
        json.Text(ChargeEndDate, LineDress.Day(row.ChargeEnd));
        json.Text(UsageDate, LineDress.Day(row.Date));
        json.Text(ResourceUri, row.ResourceUri);
        json.Text(AdditionalInfo, json.LineNumber % 4 == 0 ? """{"UsageType":"ComputeHR","ServiceType":"Standard"}""" : "");
        json.Text(EntitlementId, row.Entitlement.Id);
        if (!isFull)
            return;
        json.Text(EntitlementDescription, row.Entitlement.Name);
        json.Text(ServiceInfo1, "");
        json.Text(ServiceInfo2, "");
        json.Text(Tags, json.LineNumber % 3 == 0 ? """{"environment":"prod","cost center":"4711"}""" : "");
        if (json.LineNumber % 20 == 3)
            json.Text(BillingPlanHint, "metered");
    }

    private static void WriteMoney(JsonLine json, UsageRow row, bool isFull)
    {
        json.Text(ChargeType, json.LineNumber % 6 == 0 ? "" : "new");
        json.Number(UnitPrice, row.Meter.Meter.Dollars);
        json.Number(Quantity, row.Day.Quantity);
        json.Text(UnitType, row.Meter.Meter.Unit);
        json.Number(BillingPreTaxTotal, row.BillingTotal);
        json.Text(BillingCurrency, row.Customer.Currency);
        json.Number(PricingPreTaxTotal, row.PricingTotal);
        json.Text(PricingCurrency, ExchangeRates.AzurePricingCurrency);
        json.Number(EffectiveUnitPrice, row.EffectiveUnitPrice);
        json.Number(PCToBCExchangeRate, row.ExchangeRate);
        json.Number(CreditPercentage, 0);
        json.Text(CreditType, "Credit Not Applied");
        json.Text(BenefitOrderId, "");
        json.Text(BenefitId, "");
        json.Text(BenefitType, "Charge");
        if (!isFull)
            return;
        json.Text(PCToBCExchangeRateDate, LineDress.DayWithoutZone(row.ChargeStart));
        json.Number(PartnerEarnedCreditPercentage, row.Meter.CreditPercent);
    }
}
