using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pricing;

/// <summary>What a line comes to: the arithmetic's result, without a word of how. See <see cref="PricingOutcome"/> for the words.</summary>
/// <param name="Coverage">What of the rule covers it.</param>
/// <param name="Cost">With the line's sign.</param>
/// <param name="Unrounded">Price before the one rounding.</param>
/// <param name="Price">Rounded.</param>
/// <param name="Hits">Guard rails that the items' price ran into.</param>
internal readonly record struct LinePrice(LineCoverage Coverage, Money Cost, decimal Unrounded, Money Price, GuardRailHits Hits)
{
    public static LinePrice Of(LineCoverage coverage, Money cost, decimal unrounded, GuardRailHits hits = default) =>
        new(coverage, cost, unrounded, (cost with { Amount = unrounded }).Rounded(), hits);
}

internal enum LineCoverage
{
    /// <summary>The line names no cost.</summary>
    NoCost,

    /// <summary>No rule, or no item of the plan, covers it: the price is the cost.</summary>
    Unpriced,
    Priced,

    /// <summary>Has a price that a guard rail objects to.</summary>
    Flagged,
}

/// <param name="Clamped">Rails that moved the price.</param>
/// <param name="Flagged">Rails that only object to it.</param>
internal readonly record struct GuardRailHits(Rails Clamped, Rails Flagged);

[Flags]
internal enum Rails
{
    None = 0,
    LeastMargin = 1,
    MostMargin = 2,
    AboveList = 4,
    BelowCost = 8,
}
