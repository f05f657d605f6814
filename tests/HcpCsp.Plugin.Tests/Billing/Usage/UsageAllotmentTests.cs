using CsCheck;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Usage;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Usage;

public class UsageAllotmentTests
{
    [Fact]
    public void Take_OneMeter_GoesByQuantityToTheCent()
    {
        UsageLine[] usage = [AUsage(1m), AUsage(1m), AUsage(1m)];

        // 10.00 over three equal days: 3.33, 6.67 − 3.33 = 3.34, 10.00 − 6.67 = 3.33
        Parts([Priced(AnAzureLine(8m), 10m)], usage).ShouldBe([3.33m, 3.34m, 3.33m]);
    }

    [Fact]
    public void Take_TwoMeters_StayApart()
    {
        UsageLine[] usage = [AUsage(1m, meter: "D2s v5"), AUsage(100m, meter: "B2s"), AUsage(3m, meter: "D2s v5")];

        // 8.00 by 1 : 3; 5.00 to B2s alone
        Parts([Priced(AnAzureLine(1m, "D2s v5"), 8m), Priced(AnAzureLine(1m, "B2s"), 5m)], usage).ShouldBe([2m, 5m, 6m]);
    }

    [Fact]
    public void Take_CostsOfADayDiffer_MakeNoDifference()
    {
        // Partner-earned credit makes one day cheaper for us: nothing of the customer's price may tell.
        UsageLine[] usage = [AUsage(2m, cost: 0.85m), AUsage(2m, cost: 1m)];

        Parts([Priced(AnAzureLine(1.85m), 4m)], usage).ShouldBe([2m, 2m]);
    }

    [Fact]
    public void Take_CreditedMeter_ComesToWhatIsLeft()
    {
        UsageLine[] usage = [AUsage(1m), AUsage(3m)];

        // 12 − 4 = 8, by 1 : 3
        Parts([Priced(AnAzureLine(1m), 12m), Priced(AnAzureLine(-1m), -4m)], usage).ShouldBe([2m, 6m]);
    }

    [Fact]
    public void Take_NegativeUsage_IsGivenBackAtTheSamePrice()
    {
        // 6 for 3 net hours: 2 an hour
        Parts([Priced(AnAzureLine(1m), 6m)], [AUsage(5m), AUsage(-2m)]).ShouldBe([10m, -4m]);
    }

    [Fact]
    public void Take_Yen_IsWhole()
    {
        UsageLine[] usage = [AUsage(1m, currency: "JPY"), AUsage(1m, currency: "JPY"), AUsage(1m, currency: "JPY")];

        // 100 over three: 33, 67 − 33 = 34, 100 − 67 = 33
        Parts([Priced(AnAzureLine(80m, currency: "JPY"), 100m, "JPY")], usage, "JPY").ShouldBe([33m, 34m, 33m]);
    }

    [Fact]
    public void Take_LineNamesNoMeter_GoesByListValueOfItsSku()
    {
        InvoiceLine line = AnAzureLine(1m);
        line.MeterDescription = null;
        UsageLine[] usage = [AUsage(10m, meter: "D2s v5", unitPrice: 0.1m), AUsage(1m, meter: "B2s", unitPrice: 3m)];

        // List value 1 : 3
        Parts([Priced(line, 8m)], usage).ShouldBe([2m, 6m]);
    }

    [Fact]
    public void Take_LineNamesNoRegion_MeetsItsMeterAll()
    {
        InvoiceLine line = AnAzureLine(1m);
        line.MeterDescription = "Virtual Machines - Dsv5 Series - D2s v5";

        Parts([Priced(line, 8m)], [AUsage(1m), AUsage(1m, meter: "B2s")]).ShouldBe([8m, null]);
    }

    [Fact]
    public void Of_ChargeWithoutUsage_StaysUntraced()
    {
        UsageAllotment allotment = UsageAllotment.Of([Priced(AnAzureLine(1m, plan: "plan-2"), 5m), Priced(AnAzureLine(1m), 3m)], [AUsage(1m)], "USD");

        allotment.Untraced.ShouldBe(new Money(5m, "USD"));
        allotment.Read().Take(AUsage(1m)).ShouldBe(new Money(3m, "USD"));
    }

    [Fact]
    public void Of_UsageOfNoQuantityAndNoListPrice_LeavesTheChargeUntraced() =>
        UsageAllotment.Of([Priced(AnAzureLine(1m), 5m)], [AUsage(0m), AUsage(0m)], "USD").Untraced.Amount.ShouldBe(5m);

    [Fact]
    public void Of_SeatLines_AreNotSpread()
    {
        UsageAllotment allotment = UsageAllotment.Of([Priced(ALine(1m), 5m)], [AUsage(1m)], "USD");

        allotment.Untraced.Amount.ShouldBe(0m);
        allotment.Read().Take(AUsage(1m)).ShouldBeNull();
    }

    [Fact]
    public void Read_AnyLinesAndUsage_PartsAndUntracedComeToThePrice()
    {
        string[] meters = ["D2s v5", "B2s", "E4s v5", "NC16"];
        Gen<(InvoiceLine Line, decimal Price)> line = Gen.Select(Gen.Int[-5000, 5000], Gen.Int[0, 3], Gen.Int[1, 2], (cents, meter, plan) => (AnAzureLine(1m, meters[meter], plan: $"plan-{plan}"), cents / 100m));
        Gen<UsageLine> usage = Gen.Select(Gen.Int[-20, 2000], Gen.Int[0, 3], Gen.Int[0, 9], (quantity, meter, price) => AUsage(quantity / 1000m, meter: meters[meter], unitPrice: price / 7m));

        Gen.Select(line.Array[0, 8], usage.Array[0, 30]).Sample((lines, days) =>
        {
            PricedLine[] priced = [.. lines.Select(one => Priced(one.Line, one.Price))];
            UsageAllotment allotment = UsageAllotment.Of(priced, days, "USD");
            UsageAllotment.Reading reading = allotment.Read();
            return days.Sum(day => reading.Take(day)?.Amount ?? 0m) + allotment.Untraced.Amount == priced.Sum(one => one.Outcome.Price.Amount);
        });
    }

    private static IReadOnlyList<decimal?> Parts(PricedLine[] lines, UsageLine[] usage, string currency = "USD")
    {
        UsageAllotment.Reading reading = UsageAllotment.Of(lines, usage, currency).Read();
        return [.. usage.Select(line => reading.Take(line)?.Amount)];
    }

    private static PricedLine Priced(InvoiceLine line, decimal price, string currency = "USD") =>
        new(line, new PricingOutcome.Priced(new Money(line.Subtotal ?? 0m, currency), new Money(price, currency), null, price, new PricingRule.None()));
}
