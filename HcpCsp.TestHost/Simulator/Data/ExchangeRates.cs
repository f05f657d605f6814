namespace HcpCsp.TestHost.Simulator.Data;

/// <summary>Price-list currencies and the invented rates from them to the billing currency.</summary>
internal sealed class ExchangeRates(long seed)
{
    public const string AzurePricingCurrency = "USD";

    /// <summary>No price list is kept in dinars: those customers buy seats in dollars.</summary>
    public static string SeatPricingCurrency(string billingCurrency) =>
        string.Equals(billingCurrency, "KWD", StringComparison.Ordinal) ? "USD" : billingCurrency;

    /// <summary>A dollar list price in another list's currency.</summary>
    public static decimal ListPrice(decimal dollars, string currency) =>
        MoneyRounding.HalfAway(dollars * MidRate(currency), currency);

    public decimal Rate(string pricingCurrency, string billingCurrency, BillingMonth month)
    {
        if (string.Equals(pricingCurrency, billingCurrency, StringComparison.Ordinal))
            return 1m;
        var draw = SeededRandom.For(seed, "rate:" + billingCurrency, month.Number);
        return MidRate(billingCurrency) * (0.97m + (0.06m * draw.Fraction(6)));
    }

    private static decimal MidRate(string currency) => currency switch
    {
        "EUR" => 0.92m,
        "GBP" => 0.79m,
        "JPY" => 149.5m,
        "KWD" => 0.307m,
        _ => 1m,
    };
}
