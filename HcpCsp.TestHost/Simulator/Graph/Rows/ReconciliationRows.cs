using HcpCsp.TestHost.Simulator.Data;

namespace HcpCsp.TestHost.Simulator.Graph.Rows;

/// <summary>Invoice lines as the export writes them.</summary>
internal static class ReconciliationRows
{
    private static readonly LineField PartnerId = "PartnerId", CustomerId = "CustomerId", CustomerName = "CustomerName",
        CustomerDomainName = "CustomerDomainName", CustomerCountry = "CustomerCountry", InvoiceNumber = "InvoiceNumber", MpnId = "MpnId",
        Tier2MpnId = "Tier2MpnId", OrderId = "OrderId", OrderDate = "OrderDate", ProductId = "ProductId", SkuId = "SkuId",
        AvailabilityId = "AvailabilityId", SkuName = "SkuName", ProductName = "ProductName", ChargeType = "ChargeType", UnitPrice = "UnitPrice",
        Quantity = "Quantity", Subtotal = "Subtotal", TaxTotal = "TaxTotal", Total = "Total", Currency = "Currency",
        PriceAdjustmentDescription = "PriceAdjustmentDescription", PublisherName = "PublisherName", PublisherId = "PublisherId",
        SubscriptionDescription = "SubscriptionDescription", SubscriptionId = "SubscriptionId", ChargeStartDate = "ChargeStartDate",
        ChargeEndDate = "ChargeEndDate", TermAndBillingCycle = "TermAndBillingCycle", EffectiveUnitPrice = "EffectiveUnitPrice",
        UnitType = "UnitType", AlternateId = "AlternateId", BillableQuantity = "BillableQuantity", BillingFrequency = "BillingFrequency",
        PricingCurrency = "PricingCurrency", PCToBCExchangeRate = "PCToBCExchangeRate", PCToBCExchangeRateDate = "PCToBCExchangeRateDate",
        MeterDescription = "MeterDescription", ReservationOrderId = "ReservationOrderId", CreditReasonCode = "CreditReasonCode",
        SubscriptionStartDate = "SubscriptionStartDate", SubscriptionEndDate = "SubscriptionEndDate", ReferenceId = "ReferenceId",
        ProductQualifiers = "ProductQualifiers", PromotionId = "PromotionId", ProductCategory = "ProductCategory", BillingPlanHint = "BillingPlanHint";

    public static void Write(JsonLine json, ExportDataset dataset, InvoiceLine line)
    {
        json.Begin();
        WriteParties(json, dataset, line.Customer, line.CustomerName);
        WriteProduct(json, line);
        WriteMoney(json, line);
        WriteSubscription(json, dataset, line);
        if (dataset.AttributeSet is "full")
            WriteDescriptions(json, line);
        json.End();
    }

    private static void WriteParties(JsonLine json, ExportDataset dataset, CustomerRecord customer, string name)
    {
        json.Text(PartnerId, dataset.Partner.Profile.TenantId);
        json.Text(CustomerId, LineDress.CustomerId(customer, json.LineNumber));
        json.Text(CustomerName, name);
        json.Text(InvoiceNumber, dataset.InvoiceNumber);
        json.Number(MpnId, decimal.Parse(dataset.Partner.Profile.MpnId, System.Globalization.CultureInfo.InvariantCulture));
        json.Number(Tier2MpnId, customer.ResellerMpnId);
    }

    private static void WriteProduct(JsonLine json, InvoiceLine line)
    {
        var product = line.Subscription.Product;
        json.Text(OrderId, line.Subscription.OrderId);
        json.Text(OrderDate, LineDress.Moment(line.OrderDate));
        json.Text(ProductId, product.ProductId);
        json.Text(SkuId, product.SkuId);
        json.Text(AvailabilityId, product.AvailabilityId);
        json.Text(SkuName, product.SkuName);
        json.Text(ProductName, product.ProductName);
        json.Text(ProductCategory, product.Category);
        json.Text(PublisherName, product.Publisher);
        json.Text(MeterDescription, line.Meter?.Description);
    }

    private static void WriteMoney(JsonLine json, InvoiceLine line)
    {
        json.Text(ChargeType, line.ChargeType);
        json.Number(UnitPrice, line.UnitPrice);
        json.Number(EffectiveUnitPrice, line.EffectiveUnitPrice);
        json.Number(Quantity, line.Quantity);
        json.Number(BillableQuantity, line.BillableQuantity);
        json.Text(UnitType, line.UnitType);
        json.Number(Subtotal, line.Subtotal);
        json.Number(TaxTotal, line.TaxTotal);
        json.Number(Total, line.Total);
        json.Text(Currency, line.Customer.Currency);
        json.Text(PricingCurrency, line.PricingCurrency);
        json.Number(PCToBCExchangeRate, line.ExchangeRate);
        json.Text(PCToBCExchangeRateDate, LineDress.DayWithoutZone(line.ChargeStart));
    }

    private static void WriteSubscription(JsonLine json, ExportDataset dataset, InvoiceLine line)
    {
        var subscription = line.Subscription;
        json.Text(SubscriptionId, subscription.Id);
        json.Text(ChargeStartDate, LineDress.Day(line.ChargeStart));
        json.Text(ChargeEndDate, LineDress.Day(line.ChargeEnd));
        json.Text(SubscriptionStartDate, subscription.TermMonths == 0 ? "" : LineDress.Day(subscription.TermStart(dataset.Scope.Month)));
        json.Text(SubscriptionEndDate, subscription.TermMonths == 0 ? "" : LineDress.Day(subscription.TermEnd(dataset.Scope.Month)));
        json.Text(TermAndBillingCycle, subscription.TermAndCycle);
        json.Text(BillingFrequency, subscription.BillingFrequency);
        json.Text(AlternateId, subscription.AlternateId);
        json.Text(ReferenceId, line.ReferenceId);
        json.Text(ReservationOrderId, subscription.ReservationOrderId);
        json.Text(PromotionId, subscription.PromotionId);
        // No client can know this one yet.
        if (json.LineNumber % 20 == 3)
            json.Text(BillingPlanHint, "hint-" + subscription.TermMonths.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Left out of the basic set; which ones Microsoft leaves out isn't documented, so none is here that a sum or a join needs.</summary>
    private static void WriteDescriptions(JsonLine json, InvoiceLine line)
    {
        json.Text(CustomerDomainName, line.Customer.Domain);
        json.Text(CustomerCountry, line.Customer.Country);
        json.Text(ProductQualifiers, line.Subscription.IsTrial ? "Trial" : "");
        json.Text(PublisherId, line.Subscription.Product.Family == ProductFamily.Marketplace ? "12343810" : "");
        json.Text(SubscriptionDescription, line.Subscription.FriendlyName);
        json.Text(PriceAdjustmentDescription, line.PriceAdjustment);
        json.Text(CreditReasonCode, line.CreditReason);
    }
}
