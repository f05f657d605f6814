using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>What a plan says, in words.</summary>
internal static class PlanWords
{
    public static StateView State(PlanStatus status) => status switch
    {
        PlanStatus.Draft => new StateView("idle", "Draft"),
        PlanStatus.Published => new StateView("good", "Published"),
        PlanStatus.Archived => new StateView("halted", "Archived"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Not a state of plans."),
    };

    public static string Adjustment(PriceAdjustment adjustment, Formats formats) => adjustment switch
    {
        PriceAdjustment.MarkUp markUp => $"{formats.Percent(markUp.Percent)} mark-up on {Base(markUp.Base)}",
        PriceAdjustment.Margin margin => $"{formats.Percent(margin.Percent)} margin over {Base(margin.Base)}",
        PriceAdjustment.ListDiscount discount => $"{formats.Percent(discount.Percent)} off the list price",
        PriceAdjustment.UnitPrice unit => $"{formats.ExactMoney(unit.Amount)} per unit, whatever the line costs",
        PriceAdjustment.AmountPerUnit unit => $"{formats.ExactMoney(unit.Amount)} per unit on top of the price so far",
        PriceAdjustment.MonthlyFee fee => $"{formats.ExactMoney(fee.Amount)} a month, beside the lines",
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "Not an adjustment."),
    };

    public static string Kind(string kind) => kind switch
    {
        PlanItemForm.MarkUp => "Mark-up %",
        PlanItemForm.Margin => "Margin %",
        PlanItemForm.ListDiscount => "Discount % off list",
        PlanItemForm.UnitPrice => "Fixed unit price",
        PlanItemForm.AmountPerUnit => "Fixed amount per unit",
        PlanItemForm.MonthlyFee => "Fixed monthly fee",
        _ => kind,
    };

    public static string Base(PriceBase priceBase) => priceBase switch
    {
        PriceBase.Cost => "the cost",
        PriceBase.List => "the list price",
        _ => "the price so far",
    };

    public static IReadOnlyList<string> Scope(PlanItem item)
    {
        ItemScope scope = item.Scope;
        if (scope.IsEverything)
            return [item.Adjustment is PriceAdjustment.MonthlyFee ? "Once per customer" : "Every line"];
        (string Caption, IReadOnlyList<string> Values)[] criteria =
        [
            ("Family", [.. scope.Families.Select(Families.Caption)]), ("Product", scope.ProductIds), ("SKU", scope.SkuIds), ("Meter", scope.Meters),
            ("Subscription", scope.SubscriptionIds), ("Publisher", scope.Publishers), ("Charge type", scope.ChargeTypes),
        ];
        return [.. criteria.Where(one => one.Values.Count > 0).Select(one => $"{one.Caption}: {string.Join(", ", one.Values)}")];
    }

    public static string Dates(PlanItem item, Formats formats) => (item.StartDate, item.EndDate) switch
    {
        ({ } start, { } end) => $"{formats.Date(start)} – {formats.Date(end)}",
        ({ } start, null) => "From " + formats.Date(start),
        (null, { } end) => "Until " + formats.Date(end),
        _ => "Always",
    };

    /// <summary>One sentence each, in the order they are checked.</summary>
    public static IReadOnlyList<string> Rails(GuardRails rails, Formats formats)
    {
        var words = new List<string>();
        if (rails.LeastMargin is { } least)
            words.Add($"Margin of at least {formats.Percent(least.Percent)}: {Action(least.Action)}");
        if (rails.MostMargin is { } most)
            words.Add($"Margin of at most {formats.Percent(most.Percent)}: {Action(most.Action)}");
        if (rails.NeverAboveList is { } list)
            words.Add("Never above the list price: " + Action(list));
        if (rails.NeverBelowCost is { } cost)
            words.Add("Never below cost: " + Action(cost));
        return words;
    }

    private static string Action(RailAction action) =>
        action == RailAction.Clamp ? "else the price becomes the limit." : "else the line is marked, and its price stays.";
}
