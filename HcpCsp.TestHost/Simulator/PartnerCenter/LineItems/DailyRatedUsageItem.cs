using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>One day's rated consumption as Partner Center v1 writes it; much is empty while nothing is billed.</summary>
internal static class DailyRatedUsageItem
{
    public static void Write(LineItemWriter json, PartnerTenant partner, string invoiceNumber, UsageRow row)
    {
        var isBilled = invoiceNumber.Length > 0;
        WriteParties(json, partner, invoiceNumber, row, isBilled);
        WriteProduct(json, row, isBilled);
        WriteMeter(json, row);
        WriteResource(json, row);
        WriteMoney(json, row);
        json.End("DailyRatedUsageLineItem");
    }

    private static void WriteParties(LineItemWriter json, PartnerTenant partner, string invoiceNumber, UsageRow row, bool isBilled)
    {
        json.Text("partnerId", partner.Profile.TenantId);
        json.Text("partnerName", isBilled ? partner.Profile.Name : "");
        json.Customer(row.Customer);
        json.Text("customerName", row.CustomerName);
        json.Text("customerDomainName", isBilled ? row.Customer.Domain : "");
        json.Text("customerCountry", isBilled ? row.Customer.Country : "");
        json.Text("mpnId", partner.Profile.MpnId);
        json.Text("resellerMpnId", row.Customer.Reseller is { } reseller ? reseller.MpnId.ToString(CultureInfo.InvariantCulture) : "");
        json.Text("invoiceNumber", invoiceNumber);
    }

    private static void WriteProduct(LineItemWriter json, UsageRow row, bool isBilled)
    {
        var product = row.Plan.Product;
        json.Text("productId", product.ProductId);
        json.Text("skuId", product.SkuId);
        json.Text("availabilityId", isBilled ? product.AvailabilityId : "");
        json.Text("skuName", product.SkuName);
        json.Text("productName", product.ProductName);
        json.Text("publisherName", product.Publisher);
        json.Text("publisherId", "");
        json.Text("subscriptionId", row.Plan.Id);
        json.Text("subscriptionDescription", row.Plan.FriendlyName);
        json.Text("chargeStartDate", WireDates.Midnight(row.ChargeStart));
        json.Text("chargeEndDate", WireDates.Midnight(row.ChargeEnd));
        json.Text("usageDate", WireDates.Midnight(row.Date));
    }

    private static void WriteMeter(LineItemWriter json, UsageRow row)
    {
        var meter = row.Meter.Meter;
        json.Text("meterType", meter.Unit);
        json.Text("meterCategory", meter.Category);
        json.Text("meterId", meter.Id);
        json.Text("meterSubCategory", meter.SubCategory);
        json.Text("meterName", meter.Name);
        json.Text("meterRegion", meter.Region);
        json.Text("unitOfMeasure", meter.Unit);
    }

    private static void WriteResource(LineItemWriter json, UsageRow row)
    {
        json.Text("resourceLocation", row.Meter.Meter.Location.ToUpperInvariant());
        json.Text("consumedService", row.Meter.Meter.Service);
        json.Text("resourceGroup", row.ResourceGroup);
        json.Text("resourceUri", row.ResourceUri);
        json.Text("tags", json.Row % 3 == 0 ? """{"environment":"prod","cost center":"4711"}""" : "");
        json.Text("additionalInfo", json.Row % 4 == 0 ? """{"UsageType":"ComputeHR","ServiceType":"Standard"}""" : "");
        json.Text("serviceInfo1", "");
        json.Text("serviceInfo2", "");
        json.Text("entitlementId", row.Entitlement.Id);
        json.Text("entitlementDescription", row.Entitlement.Name);
    }

    private static void WriteMoney(LineItemWriter json, UsageRow row)
    {
        var hasCredit = row.Meter.CreditPercent > 0;
        json.Text("chargeType", json.Row % 6 == 0 ? "" : "new");
        json.Number("unitPrice", row.Meter.Meter.Dollars);
        json.Number("quantity", row.Day.Quantity);
        json.Text("unitType", row.Meter.Meter.Unit);
        json.Number("billingPreTaxTotal", row.UncutBillingTotal);
        json.Text("billingCurrency", row.Customer.Currency);
        json.Number("pricingPreTaxTotal", row.UncutPricingTotal);
        json.Text("pricingCurrency", ExchangeRates.AzurePricingCurrency);
        json.Number("pcToBCExchangeRate", row.ExchangeRate);
        json.Text("pcToBCExchangeRateDate", WireDates.WithoutZone(row.ChargeStart));
        json.Number("effectiveUnitPrice", row.EffectiveUnitPrice);
        json.Number("rateOfPartnerEarnedCredit", row.Meter.CreditPercent / 100m);
        json.Flag("hasPartnerEarnedCredit", hasCredit);
        json.Number("rateOfCredit", 0);
        json.Text("creditType", "Credit Not Applied");
        json.Text("invoiceLineItemType", "usage_line_items");
        json.Text("billingProvider", "marketplace");
    }
}
