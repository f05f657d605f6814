using CsCheck;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

/// <summary>What holds of any line under any plan.</summary>
public class PlanPropertyTests
{
    private const int Tries = 5000;

    [Fact]
    public void Price_LineAndItsCredit_AddUpToZero() =>
        Gen.Select(RandomPlans.Line, RandomPlans.Plan, RandomPlans.Discount, Gen.Bool).Sample(
            static (line, plan, discount, turn) =>
                Price(line, plan, discount).Price.Amount + Price(RandomPlans.Credit(line, turn), plan, discount).Price.Amount == 0m,
            iter: Tries);

    [Fact]
    public void Tell_AnyLine_EndsWithThePrice() =>
        Gen.Select(RandomPlans.Line, RandomPlans.Plan, RandomPlans.Discount).Sample(
            static (line, plan, discount) =>
            {
                PricingOutcome outcome = Price(line, plan, discount);
                return PriceStory.Tell(line, outcome).Steps.Last(step => step.Figure is not null).Figure == outcome.Price;
            },
            iter: Tries);

    [Fact]
    public void Price_AnyLine_IsRoundedToItsCurrency() =>
        Gen.Select(RandomPlans.Line, RandomPlans.Plan).Sample(
            static (line, plan) => Price(line, plan).Price is var price && price == price.Rounded(),
            iter: Tries);

    [Fact]
    public void Price_PercentageRaised_IsNeverLowerForALineThatCharges() =>
        Gen.Select(RandomPlans.Line, RandomPlans.Plan, RandomPlans.Discount, Gen.Int[0, 5], Gen.Int[1, 500]).Sample(
            static (line, plan, discount, place, by) =>
            {
                if (place >= plan.Items.Count || Raise(plan.Items[place].Adjustment, by / 100m) is not { } raised)
                    return true;
                PricingPlan higher = plan with { Items = [.. plan.Items.Select((item, index) => index == place ? item with { Adjustment = raised } : item)] };
                return Price(line, higher, discount).Price.Amount >= Price(line, plan, discount).Price.Amount;
            },
            iter: Tries);

    [Fact]
    public void Price_ItemsThatDoNotOverlapReordered_IsTheSame() =>
        Gen.Select(RandomPlans.Line, RandomPlans.Item.Array[Enum.GetValues<ProductFamily>().Length], Gen.Shuffle(Enum.GetValues<ProductFamily>())).Sample(
            static (line, items, order) =>
            {
                // One item per family: no line has two.
                PlanItem[] apart = [.. items.Select((item, index) => item with { Scope = item.Scope with { Families = [(ProductFamily)index] } })];
                return Price(line, APlan(apart)).Price == Price(line, APlan([.. order.Select(family => apart[(int)family])])).Price;
            },
            iter: Tries);

    private static PriceAdjustment? Raise(PriceAdjustment adjustment, decimal by) => adjustment switch
    {
        PriceAdjustment.MarkUp markUp => markUp with { Percent = markUp.Percent + by },
        PriceAdjustment.Margin margin => margin with { Percent = margin.Percent + by },
        _ => null,
    };
}
