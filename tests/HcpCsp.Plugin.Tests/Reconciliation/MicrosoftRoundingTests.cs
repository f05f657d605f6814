using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Tests.Reconciliation;

public class MicrosoftRoundingTests
{
    private const string AzurePlan = "DZH318Z0BPS6";
    private const string Seat = "CFQ7TTC0LF8Q";

    [Fact]
    public void FindExpected_Usage_CutsTheProductThenTheConversion() =>
        // 0.424975124 × 100.5 = 42.709999962 → 42.70; × 0.9 = 38.43
        Expected(ALine(AzurePlan, 0.424975124m, 100.5m, 0.9m)).ShouldBe(new Money(38.43m, "EUR"));

    [Fact]
    public void FindExpected_Seats_CutTheConvertedPriceThenMultiply() =>
        // 10.2875 × 1.08 = 11.1105 → 11.11; × 120 = 1333.20
        Expected(ALine(Seat, 10.2875m, 120m, 1.08m)).ShouldBe(new Money(1333.20m, "EUR"));

    [Fact]
    public void FindExpected_Credit_IsCutTowardZero() =>
        // 10.2875 × 1.08 → 11.11; × −3 = −33.33
        Expected(ALine(Seat, 10.2875m, -3m, 1.08m)).ShouldBe(new Money(-33.33m, "EUR"));

    [Fact]
    public void FindExpected_Yen_IsCutToWholeYen() =>
        // 0.5 × 3 = 1.50 USD; × 151.37 = 227.055 → 227
        MicrosoftRounding.FindExpected(ALine(AzurePlan, 0.5m, 3m, 151.37m), new Money(227m, "JPY")).ShouldBe(new Money(227m, "JPY"));

    [Fact]
    public void FindExpected_OtherFamily_TakesTheFormulaThatComesNearer()
    {
        InvoiceLine line = ALine("ZZZ", 1.006m, 100m, 1m);

        // Usage: 1.006 × 100 = 100.60. Seats: 1.00 × 100 = 100.00.
        MicrosoftRounding.FindExpected(line, new Money(100.60m, "EUR"))!.Value.Amount.ShouldBe(100.60m);
        MicrosoftRounding.FindExpected(line, new Money(100m, "EUR"))!.Value.Amount.ShouldBe(100.00m);
    }

    [Fact]
    public void FindExpected_PricedAndBilledInOneCurrencyWithoutARate_TakesOne()
    {
        InvoiceLine line = ALine(Seat, 2.5m, 4m, null);
        line.PricingCurrency = "EUR";

        Expected(line).ShouldBe(new Money(10m, "EUR"));
    }

    [Fact]
    public void FindExpected_AnotherCurrencyWithoutARate_IsNotKnown() => Expected(ALine(Seat, 2.5m, 4m, null)).ShouldBeNull();

    [Fact]
    public void FindExpected_NoEffectivePrice_IsNotKnown() => Expected(ALine(Seat, null, 4m, 1m)).ShouldBeNull();

    [Theory]
    [InlineData("USD", "10.00", "10.01", false)]
    [InlineData("USD", "10.00", "10.0101", true)]
    [InlineData("USD", "10.00", "9.98", true)]
    [InlineData("JPY", "100", "101", false)]
    [InlineData("JPY", "100", "102", true)]
    [InlineData("KWD", "1.000", "1.001", false)]
    [InlineData("KWD", "1.000", "1.002", true)]
    public void IsOff_MoreThanTheSmallestCoin_IsAFinding(string currency, string expected, string cost, bool isOff) =>
        MicrosoftRounding.IsOff(Parse(expected, currency), Parse(cost, currency)).ShouldBe(isOff);

    private static Money Parse(string amount, string currency) => new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency);

    private static Money? Expected(InvoiceLine line) => MicrosoftRounding.FindExpected(line, new Money(0m, "EUR"));

    private static InvoiceLine ALine(string product, decimal? unit, decimal quantity, decimal? rate) =>
        new() { ProductId = product, EffectiveUnitPrice = unit, BillableQuantity = quantity, PCToBCExchangeRate = rate, PricingCurrency = "USD" };
}
