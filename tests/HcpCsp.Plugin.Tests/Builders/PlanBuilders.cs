using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Tests.Builders;

/// <summary>Plans and items; a test sets only what it is about.</summary>
internal static class PlanBuilders
{
    public const string PlanId = "abcdef012345";

    public static readonly PlanMoment ByEva = new(new DateTimeOffset(2026, 8, 1, 9, 0, 0, TimeSpan.Zero), "eva");

    public static PricingPlan APlan(params PlanItem[] items) => new()
    {
        Id = PlanId,
        Version = 1,
        Status = PlanStatus.Published,
        Name = "Standard",
        Items = items,
        Created = ByEva,
        Published = ByEva,
    };

    public static PlanItem MarkUp(decimal percent, PriceBase of = PriceBase.Running, ItemScope? scope = null, bool stop = false) =>
        An(new PriceAdjustment.MarkUp(percent, of), scope, stop);

    public static PlanItem Margin(decimal percent, PriceBase of = PriceBase.Running) => An(new PriceAdjustment.Margin(percent, of));

    public static PlanItem OffList(decimal percent) => An(new PriceAdjustment.ListDiscount(percent));

    public static PlanItem UnitPrice(decimal amount, string currency = "USD") => An(new PriceAdjustment.UnitPrice(new Money(amount, currency)));

    public static PlanItem PerUnit(decimal amount, string currency = "USD") => An(new PriceAdjustment.AmountPerUnit(new Money(amount, currency)));

    public static PlanItem Fee(decimal amount, string currency = "USD", string name = "Managed service") =>
        new() { Name = name, Adjustment = new PriceAdjustment.MonthlyFee(new Money(amount, currency)) };

    public static PlanItem An(PriceAdjustment adjustment, ItemScope? scope = null, bool stop = false) =>
        new() { Name = adjustment.GetType().Name, Adjustment = adjustment, Scope = scope ?? ItemScope.Everything, StopHere = stop };

    public static PlanAssignment Assigned(
        string customerId, PricingPlan? plan, DateOnly? from = null, int sequence = 1, string accountId = BillingBuilders.AccountId) => new()
    {
        AccountId = accountId,
        CustomerId = customerId,
        Plan = plan is null ? null : new PlanReference(plan.Id, plan.Version),
        AppliedFrom = from ?? new DateOnly(2026, 1, 1),
        Assigned = ByEva,
        Sequence = sequence,
    };

    /// <summary>A plan as it applies to documents of September 2026.</summary>
    public static PricingRule RuleOf(PricingPlan plan, decimal? discount = null) =>
        new PricingRule.Plan(new PlanInForce(plan, new DateOnly(2026, 9, 1), discount));

    public static PricingOutcome Price(InvoiceLine line, PricingPlan plan, decimal? discount = null) =>
        PriceCalculator.Price(line, "USD", RuleOf(plan, discount));

    /// <summary>Compares all of two plans: records alone compare lists by reference.</summary>
    public static void ShouldBeThePlan(this PricingPlan? actual, PricingPlan expected)
    {
        actual.ShouldNotBeNull();
        (actual with { Items = [] }).ShouldBe(expected with { Items = [] });
        actual.Items.Select(item => item with { Scope = ItemScope.Everything }).ShouldBe(expected.Items.Select(item => item with { Scope = ItemScope.Everything }));
        actual.Items.Select(item => TextOf(item.Scope)).ShouldBe(expected.Items.Select(item => TextOf(item.Scope)));
    }

    private static string TextOf(ItemScope scope) => string.Join(
        '|',
        [
            string.Join(',', scope.Families), string.Join(',', scope.ProductIds), string.Join(',', scope.SkuIds), string.Join(',', scope.Meters),
            string.Join(',', scope.SubscriptionIds), string.Join(',', scope.Publishers), string.Join(',', scope.ChargeTypes),
        ]);
}
