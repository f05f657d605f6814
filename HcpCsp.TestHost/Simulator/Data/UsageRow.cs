namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>One day's rated consumption.</summary>
internal sealed record UsageRow(
    CustomerRecord Customer, string CustomerName, SubscriptionRecord Plan, AzureEntitlement Entitlement, MeterMonth Meter, UsageDay Day,
    DateOnly ChargeStart, DateOnly ChargeEnd, DateOnly Date, decimal EffectiveUnitPrice, decimal ExchangeRate)
{
    private static readonly string[] ResourceGroups = ["rg-prod", "RG-PROD", "rg-dev", "rg-shared", "rg-data", "MC_aks_prod"];

    public string ResourceGroup => ResourceGroups[Day.ResourceGroup];

    public string ResourceUri => FormattableString.Invariant(
        $"/subscriptions/{Entitlement.Id}/resourceGroups/{ResourceGroup}/providers/{Meter.Meter.Service}/resources/res{Day.ResourceGroup}");

    public decimal PricingTotal => MoneyRounding.Down(EffectiveUnitPrice * Day.Quantity, ExchangeRates.AzurePricingCurrency);

    /// <summary>As Partner Center v1 has it.</summary>
    public decimal UncutPricingTotal => MoneyRounding.Uncut(EffectiveUnitPrice * Day.Quantity);

    /// <summary>As Partner Center v1 has it.</summary>
    public decimal UncutBillingTotal => MoneyRounding.Uncut(EffectiveUnitPrice * Day.Quantity * ExchangeRate);

    public decimal BillingTotal => MoneyRounding.Down(EffectiveUnitPrice * Day.Quantity * ExchangeRate, Customer.Currency);
}
