using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Pricing;

public class PriceCalculatorTests
{
    [Fact]
    public void Price_HalfACent_RoundsAwayFromZero()
    {
        // 10.01 × 1.125 = 11.26125 → 11.26; 0.10 × 1.25 = 0.125 → 0.13
        PriceOf(10.01m, "USD", 12.5m).ShouldBe(11.26m);
        PriceOf(0.10m, "USD", 25m).ShouldBe(0.13m);
    }

    [Theory]
    [InlineData("10.01", "12.5", "USD")]
    [InlineData("0.10", "25", "USD")]
    [InlineData("0.005", "0", "USD")]
    [InlineData("333", "12.5", "JPY")]
    [InlineData("1.0005", "33.333", "KWD")]
    [InlineData("123456789012.34", "7.77", "EUR")]
    public void Price_Reversal_GivesBackWhatWasCharged(string cost, string percent, string currency)
    {
        decimal charged = PriceOf(Number(cost), currency, Number(percent));

        PriceOf(-Number(cost), currency, Number(percent)).ShouldBe(-charged);
    }

    [Theory]
    // 1001 × 1.1 = 1101.1 → 1101; 5 × 1.1 = 5.5 → 6; 1.234 × 1.1 = 1.3574 → 1.357; 10.0005 × 1 = 10.0005 → 10.001
    [InlineData("1001", "10", "JPY", "1101")]
    [InlineData("5", "10", "JPY", "6")]
    [InlineData("1.234", "10", "KWD", "1.357")]
    [InlineData("10.0005", "0", "KWD", "10.001")]
    public void Price_CurrencyWithOtherDigits_RoundsToThem(string cost, string percent, string currency, string price) =>
        PriceOf(Number(cost), currency, Number(percent)).ShouldBe(Number(price));

    [Theory]
    // 10.01 × 1 = 10.01; × 0.9 = 9.009 → 9.01; × 0 = 0; × 3 = 30.03; × 1.000001 = 10.01001001 → 10.01
    [InlineData("0", "10.01")]
    [InlineData("-10", "9.01")]
    [InlineData("-100", "0")]
    [InlineData("200", "30.03")]
    [InlineData("0.0001", "10.01")]
    public void Price_EdgeOfPercent_IsPlainArithmetic(string percent, string price) => PriceOf(10.01m, "USD", Number(percent)).ShouldBe(Number(price));

    [Fact]
    public void Price_ZeroCost_IsZero() => PriceOf(0m, "USD", 25m).ShouldBe(0m);

    [Fact]
    public void Price_NoRule_IsUnpricedAtCost() =>
        PriceCalculator.Price(new Money(10.01m, "USD"), new PricingRule.None()).ShouldBe(new PricingOutcome.Unpriced(new Money(10.01m, "USD")));

    [Fact]
    public void Price_ZeroPercent_IsADecision() =>
        PriceCalculator.Price(new Money(10.01m, "USD"), new PricingRule.CustomerMarkup(0m)).ShouldBeOfType<PricingOutcome.Priced>();

    [Fact]
    public void Price_LineWithoutSubtotal_TakesTotalLessTax()
    {
        InvoiceLine line = ALine(cost: 10m);
        line.Subtotal = null;

        // 11.00 − 1.00 = 10.00; × 1.1 = 11.00
        PriceCalculator.Price(line, "USD", new PricingRule.CustomerMarkup(10m)).ShouldSatisfyAllConditions(
            outcome => outcome.Cost.ShouldBe(new Money(10m, "USD")),
            outcome => outcome.Price.ShouldBe(new Money(11m, "USD")));
    }

    [Fact]
    public void Price_LineThatNamesNoCost_SaysSo() =>
        PriceCalculator.Price(ALine(cost: null), "USD", new PricingRule.CustomerMarkup(10m)).ShouldBe(new PricingOutcome.NoCost("USD"));

    [Fact]
    public void Price_LineWithoutCurrency_IsInItsDocuments() =>
        PriceCalculator.Price(ALine(currency: null), "JPY", new PricingRule.None()).Price.Currency.ShouldBe("JPY");

    [Fact]
    public void Tell_PricedLine_ShowsEachStep()
    {
        InvoiceLine line = ALine(cost: 10.01m);
        PricingOutcome outcome = PriceCalculator.Price(line, "USD", new PricingRule.CustomerMarkup(12.5m));

        PriceStory.Tell(line, outcome).Steps.Select(step => step.Text).ShouldBe(
        [
            "Line 1 of G104500001",
            "Cost before tax 10.01 USD",
            "Customer's own mark-up 12.5 %",
            "10.01 × 1.125 = 11.26125 → 11.26 USD",
        ]);
    }

    private static decimal PriceOf(decimal cost, string currency, decimal percent) =>
        PriceCalculator.Price(new Money(cost, currency), new PricingRule.CustomerMarkup(percent)).Price.Amount;

    private static decimal Number(string text) => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
