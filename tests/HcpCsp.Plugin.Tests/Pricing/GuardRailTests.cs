using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class GuardRailTests
{
    private static readonly GuardRails BelowCost = new() { NeverBelowCost = RailAction.Clamp };

    [Fact]
    public void Price_BelowCostClamped_IsTheCost() =>
        // 100 × 0.9 = 90 → 100
        Price(ALine(100m), APlan(MarkUp(-10m)) with { GuardRails = BelowCost }).ShouldBeOfType<PricingOutcome.Priced>().Price.Amount.ShouldBe(100m);

    [Fact]
    public void Price_BelowCostFlagged_KeepsItsPrice() =>
        Price(ALine(100m), APlan(MarkUp(-10m)) with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Flag } })
            .ShouldBeOfType<PricingOutcome.Flagged>()
            .ShouldSatisfyAllConditions(
                flagged => flagged.Price.Amount.ShouldBe(90m),
                flagged => flagged.Hits.ShouldBe(new GuardRailHits(Rails.None, Rails.BelowCost)));

    [Fact]
    public void Price_CreditOfAClampedLine_GivesBackTheSame() =>
        Price(ALine(-100m), APlan(MarkUp(-10m)) with { GuardRails = BelowCost }).Price.Amount.ShouldBe(-100m);

    [Fact]
    public void Price_AboveListClamped_IsTheList() =>
        // list 3.9 × 3 × 1 = 11.70; 10 × 1.5 = 15 → 11.70
        Price(ALine(10m), APlan(MarkUp(50m)) with { GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp } }).Price.Amount.ShouldBe(11.7m);

    [Fact]
    public void Price_ListUnknown_IsNotCheckedAgainstIt()
    {
        InvoiceLine line = ALine(10m);
        line.UnitPrice = null;

        Price(line, APlan(MarkUp(50m)) with { GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp } }).Price.Amount.ShouldBe(15m);
    }

    [Theory]
    // margin 20 %: 100 ÷ 0.8 = 125; margin 40 %: 100 ÷ 0.6 = 166.666… → 166.67
    [InlineData(10, "125")]
    [InlineData(50, "150")]
    [InlineData(90, "166.67")]
    public void Price_MarginBetween_HoldsThePriceWithin(int markUp, string price)
    {
        var rails = new GuardRails { LeastMargin = new MarginRail(20m, RailAction.Clamp), MostMargin = new MarginRail(40m, RailAction.Clamp) };

        Price(ALine(100m), APlan(MarkUp(markUp)) with { GuardRails = rails }).Price.Amount
            .ShouldBe(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Price_ListIsBelowCost_NeverBelowCostWins()
    {
        var rails = new GuardRails { NeverAboveList = RailAction.Clamp, NeverBelowCost = RailAction.Clamp };

        // list 11.70, cost 20: down to 11.70, then up to 20
        Price(ALine(20m), APlan(MarkUp(10m)) with { GuardRails = rails }).Price.Amount.ShouldBe(20m);
    }

    [Fact]
    public void Price_LineOfZero_HasNoMarginToCheck()
    {
        var rails = new GuardRails { MostMargin = new MarginRail(40m, RailAction.Clamp) };

        // 2 × 3 = 6, though all of it is margin
        Price(ALine(0m), APlan(PerUnit(2m)) with { GuardRails = rails }).Price.Amount.ShouldBe(6m);
    }

    [Fact]
    public void Price_UncoveredLineRunsIntoARail_IsPricedByIt()
    {
        PricingPlan plan = APlan(MarkUp(10m, scope: new ItemScope { ChargeTypes = ["new"] })) with
        {
            GuardRails = new GuardRails { LeastMargin = new MarginRail(20m, RailAction.Clamp) },
        };

        // 100 ÷ 0.8 = 125
        Price(ALine(100m), plan).ShouldBeOfType<PricingOutcome.Priced>().Price.Amount.ShouldBe(125m);
    }
}
