namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One day's rated consumption.</summary>
internal sealed record UsageRow(
    CustomerRecord Customer, string CustomerName, SubscriptionRecord Plan, AzureEntitlement Entitlement, MeterMonth Meter, UsageDay Day,
    DateOnly ChargeStart, DateOnly ChargeEnd, DateOnly Date, decimal EffectiveUnitPrice, decimal ExchangeRate)
{
    public decimal PricingTotal => MoneyRounding.Down(EffectiveUnitPrice * Day.Quantity, ExchangeRates.AzurePricingCurrency);

    public decimal BillingTotal => MoneyRounding.Down(EffectiveUnitPrice * Day.Quantity * ExchangeRate, Customer.Currency);
}
