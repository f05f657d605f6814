using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Benchmarks.Pricing;

/// <summary>A plan as a partner may have it: eight items of most kinds, and guard rails that need the list price.</summary>
internal static class SamplePlan
{
    /// <param name="id">Id.</param>
    /// <param name="raisedBy">Percentage points on its general mark-up: another plan, other prices.</param>
    public static PricingPlan Make(string id, decimal raisedBy) => new()
    {
        Id = id,
        Version = 1,
        Name = "Standard",
        Items =
        [
            Item("Visio", new PriceAdjustment.UnitPrice(new Money(17.5m, "USD")), new ItemScope { ProductIds = ["CFQ7TTC0HD32"] }, stop: true),
            Item("All", new PriceAdjustment.MarkUp(8m + raisedBy), ItemScope.Everything),
            Item("Azure", new PriceAdjustment.Margin(12m, PriceBase.Cost), new ItemScope { Families = [ProductFamily.AzurePlan] }),
            Item("Traffic", new PriceAdjustment.MarkUp(30m), new ItemScope { Meters = ["Bandwidth Standard Data Transfer Out"] }),
            Item("E3", new PriceAdjustment.ListDiscount(4m), new ItemScope { ProductIds = ["CFQ7TTC0LFLX", "CFQ7TTC0LF8R"] }),
            Item("Seats", new PriceAdjustment.AmountPerUnit(new Money(0.75m, "USD")), new ItemScope { Families = [ProductFamily.Seat] }),
            Item("Premium", new PriceAdjustment.MarkUp(2m), new ItemScope { SkuIds = ["0002"], Publishers = ["Microsoft Corporation"] }),
            Item("Yen", new PriceAdjustment.AmountPerUnit(new Money(90m, "JPY")), ItemScope.Everything),
        ],
        GuardRails = new GuardRails { LeastMargin = new MarginRail(5m, RailAction.Clamp), NeverAboveList = RailAction.Flag, NeverBelowCost = RailAction.Clamp },
        Created = new PlanMoment(DateTimeOffset.UnixEpoch, "benchmark"),
    };

    private static PlanItem Item(string name, PriceAdjustment adjustment, ItemScope scope, bool stop = false) =>
        new() { Name = name, Adjustment = adjustment, Scope = scope, StopHere = stop };
}
