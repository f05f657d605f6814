using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class PricingMemoryTests
{
    private static readonly PricingRule Rule = RuleOf(APlan(
        MarkUp(10m, scope: new ItemScope { Families = [ProductFamily.AzurePlan] }),
        MarkUp(5m, scope: new ItemScope { Meters = ["Bandwidth", "Storage"] }),
        MarkUp(12m, scope: new ItemScope { ProductIds = ["CFQ7TTC0LH18", "CFQ7TTC0LHSF"], ChargeTypes = ["new", "cycleFee"] }),
        Margin(3m),
        PerUnit(0.01m)) with { GuardRails = new GuardRails { NeverBelowCost = RailAction.Clamp, NeverAboveList = RailAction.Flag, LeastMargin = new MarginRail(5m, RailAction.Flag) } });

    [Fact]
    public void Calculate_ManyLines_TakesNoMemoryForEach()
    {
        InvoiceLine[] lines = [.. Enumerable.Range(0, 1000).Select(index => ALine(index / 100m))];
        Sum(lines, 1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Sum(lines, 10);

        // Less than a tenth of a byte a line: none.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1000);
    }

    private static decimal Sum(InvoiceLine[] lines, int times)
    {
        decimal sum = 0m;
        for (int time = 0; time < times; time++)
        {
            foreach (InvoiceLine line in lines)
                sum += PriceCalculator.Calculate(line, "USD", Rule).Price.Amount;
        }

        return sum;
    }
}
