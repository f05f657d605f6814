using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>An item made ready for many lines.</summary>
/// <param name="number">Its place in the plan, from 1: what stories call it.</param>
internal sealed class ItemInForce(int number, PlanItem item)
{
    private readonly ScopeMatch scope = new(item.Scope);

    public int Number { get; } = number;

    public PlanItem Item { get; } = item;

    public PriceAdjustment Adjustment { get; } = item.Adjustment;

    public bool StopHere { get; } = item.StopHere;

    /// <summary>Of an amount; null for percentages.</summary>
    public string? Currency { get; } = AmountOf(item.Adjustment)?.Currency;

    /// <summary>What the base is multiplied or, for a margin, divided by; 0 for amounts.</summary>
    public decimal Factor { get; } = FactorOf(item.Adjustment);

    public bool Covers(InvoiceLine line) => scope.Covers(line);

    private static Money? AmountOf(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.UnitPrice unit => unit.Amount,
        PriceAdjustment.AmountPerUnit unit => unit.Amount,
        PriceAdjustment.MonthlyFee fee => fee.Amount,
        _ => null,
    };

    private static decimal FactorOf(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.MarkUp markUp => 1m + markUp.Percent / 100m,
        PriceAdjustment.Margin margin => 1m - margin.Percent / 100m,
        PriceAdjustment.ListDiscount discount => 1m - discount.Percent / 100m,
        _ => 0m,
    };
}
