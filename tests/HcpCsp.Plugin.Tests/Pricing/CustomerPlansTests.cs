using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class CustomerPlansTests
{
    private static readonly PricingPlan First = APlan(MarkUp(10m));
    private static readonly PricingPlan Second = APlan(MarkUp(20m)) with { Version = 2 };

    [Fact]
    public void Select_PlanAssigned_PrefersItToMarkUps() =>
        Rules(Assigned(Contoso, First)).Select(Contoso, AnInvoice()).ShouldBeOfType<PricingRule.Plan>().InForce.Plan.Version.ShouldBe(1);

    [Theory]
    [InlineData(7, null)]
    [InlineData(8, 1)]
    [InlineData(9, 2)]
    [InlineData(10, null)]
    public void Select_History_TakesTheAssignmentInForceOnThePeriodsFirstDay(int month, int? version)
    {
        PricingRules rules = Rules(
            Assigned(Contoso, First, new DateOnly(2026, 8, 1), 1),
            Assigned(Contoso, Second, new DateOnly(2026, 9, 1), 2),
            Assigned(Contoso, null, new DateOnly(2026, 9, 2), 3));

        PricingRule rule = rules.Select(Contoso, BillingPeriod.Month(2026, month));

        (rule is PricingRule.Plan plan ? plan.InForce.Plan.Version : (int?)null).ShouldBe(version);
        if (version is null)
            rule.ShouldBe(new PricingRule.CustomerMarkup(5m));
    }

    [Fact]
    public void Select_TwoFromOneDay_TakesTheOneMadeLast() =>
        Rules(Assigned(Contoso, Second, sequence: 2), Assigned(Contoso, First, sequence: 1)).Select(Contoso, September)
            .ShouldBeOfType<PricingRule.Plan>().InForce.Plan.Version.ShouldBe(2);

    [Fact]
    public void Select_OtherCustomer_GoesByItsMarkUp() => Rules(Assigned(Contoso, First)).Select(Fabrikam, September).ShouldBe(new PricingRule.AccountDefault(7m, false));

    [Fact]
    public void Select_LegacyDocument_AloneHasTheDiscount()
    {
        PricingRules rules = Rules(Assigned(Contoso, First));

        rules.Select(Contoso, AnInvoice() with { IsLegacy = true }).ShouldBeOfType<PricingRule.Plan>().InForce.DiscountPercent.ShouldBe(15m);
        rules.Select(Contoso, AnInvoice()).ShouldBeOfType<PricingRule.Plan>().InForce.DiscountPercent.ShouldBeNull();
    }

    [Fact]
    public void Select_SamePlanAgain_IsTheSameRule() =>
        Rules(Assigned(Contoso, First)).Select(Contoso, September).ShouldBe(Rules(Assigned(Contoso, First)).Select(Contoso, September));

    [Fact]
    public void Of_WhateverMovesAPrice_MovesTheFingerprint()
    {
        PricingPlan plan = APlan(MarkUp(10m), Margin(5m));
        PricingPlan[] others =
        [
            plan,
            plan with { Id = "000000000000" },
            plan with { Version = 2 },
            APlan(MarkUp(10.0001m), Margin(5m)),
            APlan(MarkUp(10m, PriceBase.Cost), Margin(5m)),
            APlan(MarkUp(10m, stop: true), Margin(5m)),
            APlan(MarkUp(10m, scope: new ItemScope { SkuIds = ["0001"] }), Margin(5m)),
            APlan(MarkUp(10m, scope: new ItemScope { SkuIds = ["0001", "0002"] }), Margin(5m)),
            APlan(MarkUp(10m, scope: new ItemScope { SkuIds = ["0001,4:0002"] }), Margin(5m)),
            APlan(MarkUp(10m, scope: new ItemScope { ProductIds = ["0001"] }), Margin(5m)),
            APlan(Margin(5m), MarkUp(10m)),
            APlan(MarkUp(10m), Margin(5m), Fee(1m)),
            APlan(MarkUp(10m), Margin(5m), Fee(1m, "EUR")),
            APlan(MarkUp(10m), Margin(5m) with { StartDate = new DateOnly(2026, 10, 1) }),
            plan with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Flag } },
            plan with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Clamp } },
            plan with { GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp } },
            plan with { GuardRails = new GuardRails { LeastMargin = new MarginRail(5m, RailAction.Clamp) } },
            plan with { GuardRails = new GuardRails { MostMargin = new MarginRail(5m, RailAction.Clamp) } },
        ];

        others.Select(one => RuleFingerprint.Of(RuleOf(one))).Append(RuleFingerprint.Of(RuleOf(plan, discount: 15m))).ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Of_DatesThatLeaveTheSameItemsInForce_AreOneFingerprint() =>
        RuleFingerprint.Of(RuleOf(APlan(MarkUp(10.0m) with { StartDate = new DateOnly(2026, 9, 1) }))).ShouldBe(RuleFingerprint.Of(RuleOf(APlan(MarkUp(10m)))));

    private static PricingRules Rules(params PlanAssignment[] assignments) =>
        new(null, 7m, new Dictionary<string, decimal>(StringComparer.Ordinal) { [Contoso] = 5m }, new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal))
        {
            Plans = new CustomerPlans(assignments, [First, Second], 15m),
        };
}
