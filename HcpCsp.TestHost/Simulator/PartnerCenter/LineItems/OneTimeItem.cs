using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.PartnerCenter.LineItems;

/// <summary>A new-commerce invoice line as Partner Center v1 writes it.</summary>
internal static class OneTimeItem
{
    public static void Write(LineItemWriter json, PartnerTenant partner, string invoiceNumber, BillingMonth month, InvoiceLine line)
    {
        WriteParties(json, partner, invoiceNumber, line);
        WriteProduct(json, line);
        WriteMoney(json, line);
        WriteSubscription(json, line, month);
        WriteTexts(json, line);
        json.End("OneTimeInvoiceLineItem");
    }

    private static void WriteParties(LineItemWriter json, PartnerTenant partner, string invoiceNumber, InvoiceLine line)
    {
        json.Text("partnerId", partner.Profile.TenantId);
        json.Customer(line.Customer);
        json.Text("customerName", line.CustomerName);
        json.Text("customerDomainName", line.Customer.Domain);
        json.Text("customerCountry", line.Customer.Country);
        json.Text("invoiceNumber", invoiceNumber);
        json.Number("mpnId", decimal.Parse(partner.Profile.MpnId, System.Globalization.CultureInfo.InvariantCulture));
        json.Number("resellerMpnId", line.Customer.ResellerMpnId);
        json.Text("orderId", line.Subscription.OrderId);
        json.Text("orderDate", WireDates.SevenDigits(line.OrderDate));
    }

    private static void WriteProduct(LineItemWriter json, InvoiceLine line)
    {
        var product = line.Subscription.Product;
        json.Text("productId", product.ProductId);
        json.Text("skuId", product.SkuId);
        json.Text("availabilityId", product.AvailabilityId);
        json.Text("productName", product.ProductName);
        json.Text("skuName", product.SkuName);
        json.List("productQualifiers", Qualifiers(line.Subscription));
        var publisherId = product.Family == ProductFamily.Marketplace ? "12343810" : "";
        // Some items still have the names of before.
        json.Text(json.Row % 25 == 9 ? "providerName" : "publisherName", product.Publisher);
        json.Text(json.Row % 25 == 9 ? "providerId" : "publisherId", publisherId);
    }

    private static string[] Qualifiers(SubscriptionRecord subscription) =>
        subscription.IsTrial ? ["AddOn", "Trial"] : subscription.ParentId is not null ? ["AddOn"] : [];

    private static void WriteMoney(LineItemWriter json, InvoiceLine line)
    {
        json.Text("chargeType", json.Row % 3 == 2 ? char.ToUpperInvariant(line.ChargeType[0]) + line.ChargeType[1..] : line.ChargeType);
        json.Number("unitPrice", line.UnitPrice);
        json.Number("effectiveUnitPrice", line.EffectiveUnitPrice);
        json.Text("unitType", line.UnitType);
        // A metered line is one thing here; what was used of it is the billable quantity.
        json.Number("quantity", line.Meter is null ? line.Quantity : Math.Sign(line.Quantity));
        json.Number("billableQuantity", line.BillableQuantity);
        json.Number("subtotal", line.Subtotal);
        json.Number("taxTotal", line.TaxTotal);
        json.Number("totalForCustomer", line.Total);
        json.Text("currency", line.Customer.Currency);
        json.Text("pricingCurrency", line.PricingCurrency);
        json.Number("pcToBCExchangeRate", line.ExchangeRate);
        json.Text("pcToBCExchangeRateDate", WireDates.WithoutZone(line.ChargeStart));
    }

    private static void WriteSubscription(LineItemWriter json, InvoiceLine line, BillingMonth month)
    {
        var subscription = line.Subscription;
        json.Text("subscriptionDescription", json.Row % 4 == 0 ? "" : subscription.FriendlyName);
        json.Text("subscriptionId", subscription.Id);
        if (subscription.TermMonths > 0)
        {
            json.Text("subscriptionStartDate", WireDates.WithOffset(subscription.TermStart(month)));
            json.Text("subscriptionEndDate", WireDates.WithOffset(subscription.TermEnd(month)));
        }

        // The same moments, as the marketplace writes them.
        var isPacific = subscription.Product.Family == ProductFamily.Marketplace;
        json.Text("chargeStartDate", isPacific ? WireDates.InPacificTime(line.ChargeStart) : WireDates.Midnight(line.ChargeStart));
        json.Text("chargeEndDate", isPacific ? WireDates.InPacificTime(line.ChargeEnd) : WireDates.Midnight(line.ChargeEnd));
        json.Text("termAndBillingCycle", subscription.TermAndCycle);
        json.Text("alternateId", subscription.AlternateId);
        json.Text("referenceId", line.ReferenceId);
    }

    private static void WriteTexts(LineItemWriter json, InvoiceLine line)
    {
        json.Text("priceAdjustmentDescription", line.PriceAdjustmentInWords);
        json.Text("discountDetails", "");
        json.Text("meterDescription", line.Meter?.Description);
        json.Text("billingFrequency", line.Subscription.BillingFrequency);
        json.Text("reservationOrderId", line.Subscription.ReservationOrderId);
        json.Text("creditReasonCode", line.CreditReason);
        json.Text("promotionId", line.Subscription.PromotionId);
        if (json.Row % 4 == 0)
            return;
        json.Text("invoiceLineItemType", "billing_line_items");
        json.Text("billingProvider", "one_time");
    }
}
