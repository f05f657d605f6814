namespace HcpCsp.Plugin.Model.Plans;

/// <summary>What an item does. Mark-up and margin are never one thing: 20 % mark-up on 100 is 120, 20 % margin is 125.</summary>
internal abstract record PriceAdjustment
{
    private PriceAdjustment()
    {
    }

    /// <summary>Base × (1 + percent ÷ 100).</summary>
    public sealed record MarkUp(decimal Percent, PriceBase Base = PriceBase.Running) : PriceAdjustment;

    /// <summary>Base ÷ (1 − percent ÷ 100): the price of which that percentage is ours.</summary>
    public sealed record Margin(decimal Percent, PriceBase Base = PriceBase.Running) : PriceAdjustment;

    /// <summary>List price × (1 − percent ÷ 100).</summary>
    public sealed record ListDiscount(decimal Percent) : PriceAdjustment;

    /// <summary>Amount × quantity, whatever the line costs.</summary>
    public sealed record UnitPrice(Money Amount) : PriceAdjustment;

    /// <summary>Running price + amount × quantity.</summary>
    public sealed record AmountPerUnit(Money Amount) : PriceAdjustment;

    /// <summary>Charged beside the lines, once per customer and month.</summary>
    public sealed record MonthlyFee(Money Amount) : PriceAdjustment;
}

/// <summary>What a percentage is taken of.</summary>
internal enum PriceBase
{
    /// <summary>What the items before it made of the price; the cost for the first one.</summary>
    Running,
    Cost,
    List,
}
