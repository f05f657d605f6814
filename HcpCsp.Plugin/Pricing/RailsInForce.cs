using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Guard rails made ready for many lines. All amounts without sign, so that a credit meets the limits of its charge.</summary>
internal sealed class RailsInForce(GuardRails rails)
{
    private readonly decimal leastShare = ShareOfCost(rails.LeastMargin);
    private readonly decimal mostShare = ShareOfCost(rails.MostMargin);

    public bool NeedList { get; } = rails.NeverAboveList is not null;

    /// <summary>Holds the price within the limits, one after the other, each on what the one before it left.</summary>
    public RailCheck Check(decimal price, decimal cost, decimal? list, RailStory? story)
    {
        var check = new RailCheck(price, story);
        if (cost != 0m)
        {
            if (rails.LeastMargin is { } least)
                check.AtLeast(cost / leastShare, Rails.LeastMargin, least.Action, least.Percent);
            if (rails.MostMargin is { } most)
                check.AtMost(cost / mostShare, Rails.MostMargin, most.Action, most.Percent);
        }

        if (rails.NeverAboveList is { } aboveList && list is { } limit)
            check.AtMost(limit, Rails.AboveList, aboveList, null);
        if (rails.NeverBelowCost is { } belowCost)
            check.AtLeast(cost, Rails.BelowCost, belowCost, null);
        return check;
    }

    // Of a price with a margin of 20 %, the cost is 0.8.
    private static decimal ShareOfCost(MarginRail? rail) => 1m - (rail?.Percent ?? 0m) / 100m;
}

/// <summary>Where steps about guard rails go.</summary>
/// <param name="Signed">Gives an amount the line's sign and currency.</param>
internal sealed record RailStory(List<PriceStep> Steps, Func<decimal, Money> Signed);

/// <summary>A price on its way through the limits.</summary>
internal struct RailCheck(decimal price, RailStory? story)
{
    private Rails clamped;
    private Rails flagged;

    public decimal Price { get; private set; } = price;

    public readonly GuardRailHits Hits => new(clamped, flagged);

    public void AtLeast(decimal limit, Rails rail, RailAction action, decimal? percent)
    {
        if (Price < limit)
            Hit(limit, rail, action, percent);
    }

    public void AtMost(decimal limit, Rails rail, RailAction action, decimal? percent)
    {
        if (Price > limit)
            Hit(limit, rail, action, percent);
    }

    private void Hit(decimal limit, Rails rail, RailAction action, decimal? percent)
    {
        decimal before = Price;
        if (action == RailAction.Clamp)
            (clamped, Price) = (clamped | rail, limit);
        else
            flagged |= rail;
        story?.Steps.Add(new PriceStep.GuardRail(rail, action, percent, story.Signed(limit), story.Signed(before), story.Signed(Price)));
    }
}
