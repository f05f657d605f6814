namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>What one legacy Azure subscription used of one meter in a period.</summary>
internal sealed record LegacyUsageLine(
    CustomerRecord Customer, string CustomerName, LegacySubscription Subscription, int Number, AzureMeter Meter, decimal Consumed, decimal Included, decimal DiscountShare)
{
    /// <summary>Never more is included than was consumed.</summary>
    public decimal Overage => Consumed - Included;

    public decimal Price => MoneyRounding.HalfAway(Meter.Dollars * Overage, Customer.Currency);

    public decimal Discount => MoneyRounding.HalfAway(Price * DiscountShare, Customer.Currency);

    public decimal Subtotal => Price - Discount;

    public decimal Tax => MoneyRounding.HalfAway(Subtotal * Customer.TaxRate, Customer.Currency);

    public decimal Total => Subtotal + Tax;

    public decimal RateBeforeTax => RateOf(Subtotal);

    public decimal RateAfterTax => RateOf(Total);

    private decimal RateOf(decimal money) => Overage == 0 ? 0 : MoneyRounding.HalfAway(money / Overage, digits: 8);
}

/// <summary>One day of it.</summary>
internal sealed record LegacyUsageDay(LegacyUsageLine Line, DateOnly Date, decimal Consumed);
