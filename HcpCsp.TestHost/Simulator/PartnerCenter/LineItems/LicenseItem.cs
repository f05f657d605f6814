using System.Globalization;
using HcpCsp.TestHost.Simulator.Data;
using HcpCsp.TestHost.Simulator.Data.Legacy;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>A legacy line for seats; its dates have no zone.</summary>
internal static class LicenseItem
{
    public static void Write(LineItemWriter json, PartnerTenant partner, LegacyDocument document, LicenseLine line)
    {
        var subscription = line.Subscription;
        json.Text("partnerId", partner.Profile.TenantId.ToString().ToUpperInvariant());
        json.Text("customerId", line.Customer.TenantId);
        json.Text("customerName", line.CustomerName);
        json.PlainNumber("mpnId", int.Parse(partner.Profile.MpnId, CultureInfo.InvariantCulture));
        json.PlainNumber("tier2MpnId", line.Customer.ResellerMpnId);
        json.Text("invoiceNumber", document.Id);
        json.Text("orderId", subscription.OrderId);
        json.Text("subscriptionId", subscription.Id.ToString().ToUpperInvariant());
        json.Text("syndicationPartnerSubscriptionNumber", "");
        json.Text("offerId", subscription.Offer.Id.ToString().ToUpperInvariant());
        json.Text("durableOfferId", subscription.Offer.Id.ToString().ToUpperInvariant());
        json.Text("offerName", subscription.Offer.Name);
        json.Text("domainName", line.Customer.Domain);
        json.Text("billingCycleType", "Monthly");
        json.Text("subscriptionName", subscription.Offer.Name);
        json.Text("subscriptionDescription", subscription.Offer.Name);
        json.Text("subscriptionStartDate", WireDates.WithoutZone(subscription.Start));
        json.Text("subscriptionEndDate", WireDates.WithoutZone(document.PeriodEnd));
        json.Text("chargeStartDate", WireDates.WithoutZone(line.ChargeStart));
        json.Text("chargeEndDate", WireDates.WithoutZone(line.ChargeEnd));
        WriteMoney(json, line);
        json.Text("invoiceLineItemType", "billing_line_items");
        json.Text("billingProvider", "office");
        json.End("LicenseBasedLineItem");
    }

    private static void WriteMoney(LineItemWriter json, LicenseLine line)
    {
        json.Text("chargeType", line.ChargeType);
        json.PlainNumber("unitPrice", line.Subscription.Offer.Dollars);
        json.PlainNumber("quantity", line.Quantity);
        json.PlainNumber("amount", line.Amount);
        json.PlainNumber("totalOtherDiscount", line.Discount);
        json.PlainNumber("subtotal", line.Subtotal);
        json.PlainNumber("tax", line.Tax);
        json.PlainNumber("totalForCustomer", line.Total);
        json.Text("currency", line.Customer.Currency);
    }
}
