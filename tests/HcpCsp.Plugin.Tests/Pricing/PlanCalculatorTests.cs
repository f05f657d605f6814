using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;
using static HcpCsp.Plugin.Tests.Builders.PlanBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class PlanCalculatorTests
{
    [Fact]
    public void Price_MarkUpAndMarginOfTwentyPercent_AreTwoThings()
    {
        // 100 × 1.2 = 120; 100 ÷ 0.8 = 125
        PriceOf(ALine(100m), MarkUp(20m)).ShouldBe(120m);
        PriceOf(ALine(100m), Margin(20m)).ShouldBe(125m);
    }

    [Fact]
    public void Price_SeveralItems_AdjustTheRunningPriceInOrder() =>
        // 10.01 × 1.1 = 11.011; + 0.5 × 3 = 12.511; ÷ 0.9 = 13.901111… → 13.90, rounded once
        PriceOf(ALine(10.01m), MarkUp(10m), PerUnit(0.5m), Margin(10m)).ShouldBe(13.90m);

    [Fact]
    public void Price_ItemsThatTogetherPassAllBounds_LeaveTheTooLargeOnesOut()
    {
        PlanItem[] elevenfold = [.. Enumerable.Repeat(MarkUp(1000m), 40)];

        // 10 × 11¹³ = 345,227,121,439,310; × 11 again would be more than 10¹⁵.
        PriceOf(ALine(10m), elevenfold).ShouldBe(345_227_121_439_310m);
        PriceOf(ALine(-10m), elevenfold).ShouldBe(-345_227_121_439_310m);
    }

    [Fact]
    public void Price_UnitPriceTimesQuantityTooLarge_LeavesTheItemOutAndSaysSo()
    {
        InvoiceLine line = ALine(10m);
        line.BillableQuantity = decimal.MaxValue;

        PricingOutcome outcome = Price(line, APlan(UnitPrice(2m)));

        outcome.ShouldBeOfType<PricingOutcome.Unpriced>().Price.Amount.ShouldBe(10m);
        StoryOf(line, outcome).ShouldContain(text => text.Contains("not applied, it comes to more than"));
    }

    [Fact]
    public void Price_BaseIsCost_ForgetsTheItemsBefore() =>
        // 100 × 1.5 = 150, then cost 100 × 1.1 = 110
        PriceOf(ALine(100m), MarkUp(50m), MarkUp(10m, PriceBase.Cost)).ShouldBe(110m);

    [Fact]
    public void Price_BaseIsList_TakesUnitPriceTimesBillableQuantityTimesRate()
    {
        InvoiceLine line = ALine(10m, currency: "EUR");
        (line.UnitPrice, line.BillableQuantity, line.PCToBCExchangeRate) = (4m, 3m, 0.9m);

        // list 4 × 3 × 0.9 = 10.80; × 1.1 = 11.88
        PriceOf(line, MarkUp(10m, PriceBase.List)).ShouldBe(11.88m);
    }

    [Fact]
    public void Price_NoRateButPricedInTheBillingCurrency_KnowsTheList()
    {
        InvoiceLine line = ALine(10m);
        line.PCToBCExchangeRate = null;

        // list 3.9 × 3 = 11.70; less 10 % = 10.53
        PriceOf(line, OffList(10m)).ShouldBe(10.53m);
    }

    [Theory]
    [InlineData("unit price")]
    [InlineData("quantity")]
    [InlineData("rate")]
    public void Price_ListUnknown_LeavesTheItemOut(string missing)
    {
        InvoiceLine line = ALine(10m, currency: "EUR");
        if (missing == "unit price")
            line.UnitPrice = null;
        if (missing == "quantity")
            line.BillableQuantity = null;
        if (missing == "rate")
            line.PCToBCExchangeRate = null;

        PricingOutcome outcome = Price(line, APlan(An(new PriceAdjustment.ListDiscount(10m), stop: true), MarkUp(20m)));

        // What wasn't applied doesn't stop either: 10 × 1.2 = 12.00
        outcome.Price.Amount.ShouldBe(12m);
        StoryOf(line, outcome).ShouldContain("Item 1, ListDiscount: not applied, the line's list price isn't known");
    }

    [Fact]
    public void Price_MicrosoftDiscount_DerivesTheListByDividing() =>
        // 100 ÷ (1 − 0.15) = 117.647…; less 10 % = 105.882… → 105.88
        Price(ALine(100m), APlan(OffList(10m)), discount: 15m).Price.Amount.ShouldBe(105.88m);

    [Fact]
    public void Price_MicrosoftDiscountOnAzurePlan_NeverCounts()
    {
        InvoiceLine line = ALine(10m);
        line.ProductId = "DZH318Z0BPS6";

        // list 3.9 × 3 × 1 = 11.70 by the unit price; less 10 % = 10.53. With the discount it were 10 ÷ 0.85 × 0.9 = 10.59
        Price(line, APlan(OffList(10m)), discount: 15m).Price.Amount.ShouldBe(10.53m);
    }

    [Fact]
    public void Price_ItemStopsHere_LeavesOutTheRest() =>
        // 100 × 1.1 = 110, and not × 1.5
        PriceOf(ALine(100m), MarkUp(10m, stop: true), MarkUp(50m)).ShouldBe(110m);

    [Fact]
    public void Price_ItemOfAnotherScope_NeitherAppliesNorStops() =>
        PriceOf(ALine(100m), MarkUp(10m, scope: new ItemScope { ChargeTypes = ["new"] }, stop: true), MarkUp(50m)).ShouldBe(150m);

    [Fact]
    public void Price_UnitPrice_IsTimesTheBillableQuantity()
    {
        InvoiceLine line = ALine(10m);
        (line.Quantity, line.BillableQuantity) = (9m, 3m);

        // 5.255 × 3 = 15.765 → 15.77, half away from zero
        PriceOf(line, UnitPrice(5.255m)).ShouldBe(15.77m);
    }

    [Fact]
    public void Price_NoQuantity_LeavesTheItemOut()
    {
        InvoiceLine line = ALine(10m);
        (line.Quantity, line.BillableQuantity) = (null, null);

        PricingOutcome outcome = Price(line, APlan(UnitPrice(5m)));

        outcome.ShouldBeOfType<PricingOutcome.Unpriced>().Price.Amount.ShouldBe(10m);
        StoryOf(line, outcome).ShouldContain("Item 1, UnitPrice: not applied, the line names no quantity");
    }

    [Fact]
    public void Price_AmountInAnotherCurrency_DoesNotMatch() =>
        Price(ALine(10m), APlan(UnitPrice(5m, "EUR"))).ShouldBeOfType<PricingOutcome.Unpriced>();

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public void Price_Credit_GivesBackWhatWasChargedWhateverItsQuantitysSign(int quantity)
    {
        PlanItem[] items = [MarkUp(12.5m), PerUnit(0.333m), OffList(7m), Margin(3m)];
        InvoiceLine credit = ALine(-10.01m);
        credit.BillableQuantity = quantity;

        PriceOf(credit, items).ShouldBe(-PriceOf(ALine(10.01m), items));
    }

    [Fact]
    public void Price_LineOfZero_StaysZeroUnderPercentages() => PriceOf(ALine(0m), MarkUp(20m), Margin(20m), OffList(10m)).ShouldBe(0m);

    [Fact]
    public void Price_LineOfZero_TakesFixedAmountsWithItsQuantitysSign()
    {
        InvoiceLine credit = ALine(0m);
        credit.BillableQuantity = -3m;

        // 3 × 2 = 6; −3 × 2 = −6
        PriceOf(ALine(0m), PerUnit(2m)).ShouldBe(6m);
        PriceOf(credit, PerUnit(2m)).ShouldBe(-6m);
    }

    [Theory]
    // 1001 × 1.1 = 1101.1 → 1101; 5 × 1.1 = 5.5 → 6; 1.234 × 1.1 = 1.3574 → 1.357; 0.005 × 1.1 = 0.0055 → 0.006
    [InlineData("1001", "JPY", "1101")]
    [InlineData("5", "JPY", "6")]
    [InlineData("1.234", "KWD", "1.357")]
    [InlineData("0.005", "KWD", "0.006")]
    public void Price_CurrencyWithOtherDigits_RoundsToThem(string cost, string currency, string price) =>
        PriceOf(ALine(Number(cost), currency: currency), MarkUp(10m)).ShouldBe(Number(price));

    [Theory]
    [InlineData("2026-09-01", "2026-09-01", true)]
    [InlineData("2026-08-31", null, true)]
    [InlineData("2026-09-02", null, false)]
    [InlineData(null, "2026-08-31", false)]
    [InlineData(null, null, true)]
    public void Price_ItemWithDates_CountsByTheFirstDayOfThePeriodBothEndsIncluded(string? start, string? end, bool applies)
    {
        PlanItem item = MarkUp(20m) with { StartDate = DateOf(start), EndDate = DateOf(end) };

        PriceOf(ALine(100m), item).ShouldBe(applies ? 120m : 100m);
    }

    [Fact]
    public void Price_NoItemCovers_IsUnpricedAndSaysSo()
    {
        InvoiceLine line = ALine(10.01m);

        PricingOutcome outcome = Price(line, APlan(MarkUp(10m, scope: new ItemScope { Families = [ProductFamily.AzurePlan] })));

        outcome.ShouldBeOfType<PricingOutcome.Unpriced>().Price.Amount.ShouldBe(10.01m);
        StoryOf(line, outcome).ShouldBe(
        [
            "Line 1 of G104500001", "Cost before tax 10.01 USD", "Pricing plan Standard, version 1",
            "No item of the plan covers this line: price equals cost", "10.01 → 10.01 USD",
        ]);
    }

    [Fact]
    public void Price_NoCost_IsNoCostUnderAPlanToo() => Price(ALine(cost: null), APlan(UnitPrice(5m))).ShouldBe(new PricingOutcome.NoCost("USD"));

    [Fact]
    public void Price_UnpricedCostWithMoreDigits_IsRoundedOnceAndSaysSo()
    {
        InvoiceLine line = ALine(10.005m);
        PricingOutcome outcome = PriceCalculator.Price(line, "USD", new PricingRule.None());

        // 10.005 → 10.01, half away from zero
        outcome.Price.Amount.ShouldBe(10.01m);
        PriceStory.Short(line, outcome).ShouldBe("Price = cost = 10.005 → 10.01 USD");
    }

    [Fact]
    public void Tell_SeveralItems_ShowsEachStepWithItsFigures()
    {
        InvoiceLine line = ALine(10.01m);
        PricingPlan plan = APlan(MarkUp(10m), PerUnit(0.5m), MarkUp(5m, PriceBase.List, stop: true)) with
        {
            GuardRails = new GuardRails { NeverAboveList = RailAction.Clamp, LeastMargin = new MarginRail(20m, RailAction.Flag) },
        };

        // 10.01 × 1.1 = 11.011; + 0.5 × 3 = 12.511; list 3.9 × 3 × 1 = 11.70, × 1.05 = 12.285; margin of 20 %: 10.01 ÷ 0.8 = 12.5125
        StoryOf(line, Price(line, plan)).ShouldBe(
        [
            "Line 1 of G104500001",
            "Cost before tax 10.01 USD",
            "Pricing plan Standard, version 1",
            "Item 1, MarkUp: mark-up 10 % on the running price, 10.01 × 1.1 = 11.011 USD",
            "Item 2, AmountPerUnit: amount per unit, 11.011 + 0.5 × 3 = 12.511 USD",
            "List price 3.9 × 3 × 1 = 11.7 USD",
            "Item 3, MarkUp: mark-up 5 % on list, 11.7 × 1.05 = 12.285 USD, stop here",
            "Guard rail, margin at least 20 %: 12.285 against 12.5125 USD, flagged",
            "Guard rail, never above list: 12.285 → 11.7 USD",
            "11.7 → 11.70 USD",
        ]);
    }

    private static IEnumerable<string> StoryOf(InvoiceLine line, PricingOutcome outcome) => PriceStory.Tell(line, outcome).Steps.Select(step => step.Text);

    private static decimal PriceOf(InvoiceLine line, params PlanItem[] items) => Price(line, APlan(items)).Price.Amount;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateOnly? DateOf(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
