using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class PlanCheckTests
{
    [Fact]
    public void Check_SoundPlan_FindsNothing() =>
        PlanCheck.CheckToPublish(APlan(MarkUp(10m), Fee(25m)) with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Clamp } }).ShouldBeEmpty();

    [Fact]
    public void Check_ManyProblems_NamesThemAllAtOnce()
    {
        PricingPlan plan = APlan(
            MarkUp(-101m) with { Name = "" },
            Margin(100m),
            OffList(101m) with { StartDate = new DateOnly(2026, 9, 2), EndDate = new DateOnly(2026, 9, 1) },
            UnitPrice(-1m, "usd"),
            Fee(1.005m) with { StopHere = true, Scope = new ItemScope { Families = [ProductFamily.Seat], SkuIds = [" 0001"] } }) with
        {
            Name = " ",
            GuardRails = new GuardRails { LeastMargin = new MarginRail(30m, RailAction.Flag), MostMargin = new MarginRail(20m, RailAction.Flag) },
        };

        PlanCheck.Check(plan).Select(problem => problem.Path).ShouldBe(
        [
            "name", "items[0].name", "items[0].percent", "items[1].percent", "items[2].percent", "items[2].endDate", "items[3].amount",
            "items[3].currency", "items[4].amount", "items[4].scope.skuIds[0]", "items[4].scope", "items[4].stopHere", "guardRails.mostMargin.percent",
        ]);
    }

    [Fact]
    public void CheckToPublish_WithoutItems_IsAProblemThatADraftMayHave()
    {
        PlanCheck.CheckToPublish(APlan()).Single().Path.ShouldBe("items");
        PlanCheck.Check(APlan()).ShouldBeEmpty();
    }
}
