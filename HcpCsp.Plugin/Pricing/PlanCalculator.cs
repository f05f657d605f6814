using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Prices a line under a plan: its items in order, then the guard rails, then one rounding.</summary>
/// <remarks>
/// All of it is calculated without signs, and the result takes the line's: so a credit gives back exactly what was charged, whether
/// Microsoft writes it with a negative quantity or not. The sign is the cost's; of a line of zero, the quantity's.
/// </remarks>
internal ref struct PlanCalculator
{
    // A line's, in any currency.
    private const decimal LargestPrice = 1_000_000_000_000_000m;

    private readonly InvoiceLine line;
    private readonly Money signedCost;
    private readonly PlanInForce plan;
    private readonly List<PriceStep>? story;
    private readonly decimal cost;
    private readonly decimal sign;
    private readonly decimal? quantity;
    private decimal running;
    private ListPrice? list;
    private bool isListKnown;

    private PlanCalculator(InvoiceLine line, Money cost, PlanInForce plan, List<PriceStep>? story)
    {
        this.line = line;
        signedCost = cost;
        this.plan = plan;
        this.story = story;
        this.cost = Math.Abs(cost.Amount);
        decimal? units = line.BillableQuantity ?? line.Quantity;
        quantity = units is { } given ? Math.Abs(given) : null;
        sign = cost.Amount < 0m || (cost.Amount == 0m && units < 0m) ? -1m : 1m;
        running = this.cost;
    }

    /// <param name="line">Line.</param>
    /// <param name="cost">Its cost, with its sign.</param>
    /// <param name="plan">Plan.</param>
    /// <param name="story">Takes the steps; null when nobody wants to hear them.</param>
    public static LinePrice Price(InvoiceLine line, Money cost, PlanInForce plan, List<PriceStep>? story = null)
    {
        var calculator = new PlanCalculator(line, cost, plan, story);
        return calculator.Price();
    }

    private LinePrice Price()
    {
        bool isCovered = false;
        foreach (ItemInForce item in plan.Items)
        {
            if (!item.Covers(line) || !TryApply(item))
                continue;
            isCovered = true;
            if (item.StopHere)
                break;
        }

        if (!isCovered)
            story?.Add(new PriceStep.Uncovered());
        RailCheck check = plan.Rails.Check(running, cost, plan.Rails.NeedList ? FindList() : null, StoryOfRails());
        LineCoverage coverage =
            check.Hits.Flagged != Rails.None ? LineCoverage.Flagged
            : isCovered || check.Hits.Clamped != Rails.None ? LineCoverage.Priced
            : LineCoverage.Unpriced;
        LinePrice price = LinePrice.Of(coverage, signedCost, sign * check.Price, check.Hits);
        story?.Add(new PriceStep.Rounding(price.Unrounded, price.Price));
        return price;
    }

    private bool TryApply(ItemInForce item)
    {
        if (item.Currency is { } currency && !string.Equals(currency, signedCost.Currency, StringComparison.Ordinal))
            return Skip(item, ItemObstacle.OtherCurrency);
        if (item.Currency is not null && quantity is null)
            return Skip(item, ItemObstacle.NoQuantity);
        if (FindBase(item.Adjustment) is not { } before)
            return Skip(item, ItemObstacle.NoListPrice);
        if (Calculate(item, before) is not { } after)
            return Skip(item, ItemObstacle.TooLarge);

        running = after;
        story?.Add(new PriceStep.Adjusted(item.Number, item.Item, Signed(before), quantity, Signed(running)));
        return true;
    }

    // Null when it comes to more than anybody pays: a mistake in the plan must not end in an error on every page.
    private readonly decimal? Calculate(ItemInForce item, decimal before)
    {
        try
        {
            decimal after = item.Adjustment switch
            {
                PriceAdjustment.MarkUp or PriceAdjustment.ListDiscount => before * item.Factor,
                PriceAdjustment.Margin => before / item.Factor,
                PriceAdjustment.UnitPrice unit => unit.Amount.Amount * quantity.GetValueOrDefault(),
                PriceAdjustment.AmountPerUnit unit => before + unit.Amount.Amount * quantity.GetValueOrDefault(),
                _ => throw new InvalidOperationException($"{item.Adjustment} doesn't adjust lines."),
            };
            return after <= LargestPrice ? after : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private decimal? FindBase(PriceAdjustment adjustment)
    {
        PriceBase of = adjustment switch
        {
            PriceAdjustment.MarkUp markUp => markUp.Base,
            PriceAdjustment.Margin margin => margin.Base,
            PriceAdjustment.ListDiscount => PriceBase.List,
            _ => PriceBase.Running,
        };
        return of switch
        {
            PriceBase.Cost => cost,
            PriceBase.List => FindList(),
            _ => running,
        };
    }

    private decimal? FindList()
    {
        if (!isListKnown)
        {
            isListKnown = true;
            list = ListPrice.Find(line, cost, signedCost.Currency, plan.DiscountPercent);
            if (story is not null && list is { } found)
                story.Add(PriceStep.List.Of(line, signedCost, found, Signed(found.Amount)));
        }

        return list?.Amount;
    }

    private readonly bool Skip(ItemInForce item, ItemObstacle obstacle)
    {
        story?.Add(new PriceStep.NotApplied(item.Number, item.Item, obstacle));
        return false;
    }

    private readonly Money Signed(decimal amount) => signedCost with { Amount = sign * amount };

    // The closure is made in a method of its own: here, it would be made for every line, told or not.
    private readonly RailStory? StoryOfRails() => story is null ? null : StoryOf(story, sign, signedCost);

    private static RailStory StoryOf(List<PriceStep> steps, decimal sign, Money cost) =>
        new(steps, amount => cost with { Amount = sign * amount });
}
