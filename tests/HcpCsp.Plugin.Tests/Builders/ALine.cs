using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Tests.Builders;

internal static class ALine
{
    public static InvoiceLine Of(string? customerId, decimal subtotal = 10m, decimal tax = 0m, string currency = "USD") => new()
    {
        CustomerId = customerId,
        CustomerName = $"Customer {customerId}",
        ProductId = "CFQ7TTC0LH18",
        ProductName = "Microsoft 365 Business Basic",
        ChargeType = "cycleFee",
        SubscriptionId = "sub-1",
        Subtotal = subtotal,
        TaxTotal = tax,
        Total = subtotal + tax,
        Currency = currency,
    };

    public static UsageLine Usage(string? customerId, decimal cost = 1m, string currency = "USD") => new()
    {
        CustomerId = customerId,
        SubscriptionId = "plan-1",
        ResourceGroup = "rg-web",
        MeterCategory = "Storage",
        BillingPreTaxTotal = cost,
        BillingCurrency = currency,
    };
}
