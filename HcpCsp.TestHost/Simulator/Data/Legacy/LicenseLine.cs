namespace HcpCsp.TestHost.Simulator.Data.Legacy;

/// <summary>A line for seats of a legacy subscription.</summary>
internal sealed record LicenseLine(
    CustomerRecord Customer, string CustomerName, LegacySubscription Subscription, string ChargeType, DateOnly ChargeStart, DateOnly ChargeEnd, int Quantity,
    decimal Amount, decimal Discount)
{
    /// <summary>The list price less what Microsoft gives off.</summary>
    public decimal Subtotal => Amount - Discount;

    public decimal Tax => MoneyRounding.HalfAway(Subtotal * Customer.TaxRate, Customer.Currency);

    public decimal Total => Subtotal + Tax;
}
