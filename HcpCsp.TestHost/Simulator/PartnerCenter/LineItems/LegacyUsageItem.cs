using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>A legacy line for one meter of an Azure subscription, and one day of it; their dates have no zone.</summary>
internal static class LegacyUsageItem
{
    public static void Write(LineItemWriter json, PartnerTenant partner, LegacyDocument document, LegacyUsageLine line)
    {
        json.PlainNumber("detailLineItemId", line.Number + 1);
        json.Text("sku", "7UD-00001");
        json.PlainNumber("includedQuantity", line.Included);
        json.PlainNumber("overageQuantity", line.Overage);
        json.PlainNumber("listPrice", line.Meter.Dollars);
        json.PlainNumber("consumptionPrice", line.Price);
        json.PlainNumber("consumptionDiscount", line.Discount);
        json.Text("currency", line.Customer.Currency);
        json.PlainNumber("pretaxCharges", line.Subtotal);
        json.PlainNumber("taxAmount", line.Tax);
        json.PlainNumber("postTaxTotal", line.Total);
        json.PlainNumber("pretaxEffectiveRate", line.RateBeforeTax);
        json.PlainNumber("postTaxEffectiveRate", line.RateAfterTax);
        json.Text("chargeType", "Assess usage fee for current cycle");
        WriteParties(json, partner, document, line);
        json.Text("chargeStartDate", WireDates.WithoutZone(document.PeriodStart));
        json.Text("chargeEndDate", WireDates.WithoutZone(document.PeriodEnd));
        json.PlainNumber("consumedQuantity", line.Consumed);
        json.Text("invoiceLineItemType", "billing_line_items");
        json.Text("billingProvider", "azure");
        json.End("UsageBasedLineItem");
    }

    public static void WriteDay(LineItemWriter json, PartnerTenant partner, LegacyDocument document, LegacyUsageDay day)
    {
        json.Text("customerBillableAccount", "1280018095");
        json.Text("usageDate", WireDates.WithoutZone(day.Date));
        json.Text("meteredRegion", day.Line.Meter.Region);
        json.Text("meteredService", day.Line.Meter.Category);
        json.Text("meteredServiceType", "EXTERNAL");
        json.Text("project", "ORDDC52E52FDEF405786F0642DD0108BE4");
        json.Text("serviceInfo", "");
        WriteParties(json, partner, document, day.Line);
        json.PlainNumber("consumedQuantity", day.Consumed);
        json.Text("invoiceLineItemType", "usage_line_items");
        json.Text("billingProvider", "azure");
        json.End("DailyUsageLineItem");
    }

    private static void WriteParties(LineItemWriter json, PartnerTenant partner, LegacyDocument document, LegacyUsageLine line)
    {
        json.Text("partnerId", partner.Profile.TenantId.ToString().ToUpperInvariant());
        json.Text("partnerName", partner.Profile.Name);
        json.Text("partnerBillableAccountId", "1010578050");
        json.Text("customerId", line.Customer.TenantId);
        json.Text("domainName", line.Customer.Domain);
        json.Text("customerCompanyName", line.CustomerName);
        json.PlainNumber("mpnId", int.Parse(partner.Profile.MpnId, CultureInfo.InvariantCulture));
        json.PlainNumber("tier2MpnId", line.Customer.ResellerMpnId);
        json.Text("invoiceNumber", document.Id);
        json.Text("subscriptionId", line.Subscription.Id.ToString().ToUpperInvariant());
        json.Text("subscriptionName", line.Subscription.Offer.Name);
        json.Text("subscriptionDescription", line.Subscription.Offer.Name);
        json.Text("billingCycleType", "Monthly");
        json.Text("orderId", line.Subscription.OrderId);
        json.Text("serviceName", line.Meter.Category);
        json.Text("serviceType", line.Meter.SubCategory);
        json.Text("resourceGuid", line.Meter.Id.ToString().ToUpperInvariant());
        json.Text("resourceName", line.Meter.Name);
        json.Text("region", line.Meter.Region);
        json.Text("unit", line.Meter.Unit);
    }
}
