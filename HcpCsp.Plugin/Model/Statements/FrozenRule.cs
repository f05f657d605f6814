using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Model.Statements;

/// <summary>What set the prices of a statement, such that the same prices can be made again.</summary>
internal abstract record FrozenRule
{
    private FrozenRule()
    {
    }

    /// <summary>A version of a plan, which never changes.</summary>
    /// <param name="DiscountPercent">Microsoft Discount of then, where it counted.</param>
    public sealed record Plan(PlanReference Reference, decimal? DiscountPercent) : FrozenRule;

    /// <summary>The customer's own Markup Percentage.</summary>
    public sealed record CustomerMarkup(decimal Percent) : FrozenRule;

    /// <summary>The account's default for managed or non-managed customers.</summary>
    public sealed record AccountDefault(decimal Percent, bool Managed) : FrozenRule;

    /// <summary>Price was cost.</summary>
    public sealed record None : FrozenRule;
}
