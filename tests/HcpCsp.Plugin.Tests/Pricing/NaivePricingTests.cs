using CsCheck;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class NaivePricingTests
{
    private const int LinesPerPlan = 100;

    [Fact]
    public void Price_HundredThousandLinesUnderAThousandPlans_AgreesWithThePlainLoops()
    {
        int compared = 0;
        Gen.Select(RandomPlans.Line.Array[LinesPerPlan], RandomPlans.Plan, RandomPlans.Discount, Gen.Bool).Sample(
            (lines, plan, discount, turn) =>
            {
                PricingRule rule = RuleOf(plan, discount);
                foreach (InvoiceLine charge in lines)
                {
                    // Every other line as its credit.
                    InvoiceLine line = Interlocked.Increment(ref compared) % 2 == 0 ? RandomPlans.Credit(charge, turn) : charge;
                    PricingOutcome outcome = PriceCalculator.Price(line, "USD", rule);
                    if (NaivePricing.Price(line, plan, "2026-09-01", discount) != (outcome.Price.Amount, outcome.GetType().Name))
                        return false;
                }

                return true;
            },
            iter: 1000);

        compared.ShouldBeGreaterThanOrEqualTo(100_000);
    }
}
