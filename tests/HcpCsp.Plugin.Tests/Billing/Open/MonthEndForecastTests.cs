using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Tests.Billing.Open;

public class MonthEndForecastTests
{
    private static readonly DateOnly June = new(2026, 6, 1);

    [Fact]
    public void Of_SeatsAlone_StaysAsItIs() => MonthEndForecast.Of(ABill((ProductFamily.Seat, 100m)), June, At(6, 3)).ShouldBe(new Money(100m, "USD"));

    [Fact]
    public void Of_SeatsAndAzure_LetsAzureAloneGoOn() =>
        // 100 + 70 × 30 / 7 days before 8 June = 100 + 300 = 400
        MonthEndForecast.Of(ABill((ProductFamily.Seat, 100m), (ProductFamily.AzurePlan, 70m)), June, At(6, 8)).ShouldBe(new Money(400m, "USD"));

    [Fact]
    public void Of_AmountThatDoesNotDivide_IsRoundedOnce() =>
        // 1 × 30 / 7 = 4.2857…
        MonthEndForecast.Of(ABill((ProductFamily.AzurePlan, 1m)), June, At(6, 8)).ShouldBe(new Money(4.29m, "USD"));

    [Fact]
    public void Of_MonthIsOver_IsWhatThereIs() => MonthEndForecast.Of(ABill((ProductFamily.AzurePlan, 90m)), June, At(7, 4)).ShouldBe(new Money(90m, "USD"));

    [Theory]
    [InlineData(6, 1)]
    [InlineData(5, 31)]
    public void Of_AzureOfNoWholeDayYet_IsUnknown(int month, int day) => MonthEndForecast.Of(ABill((ProductFamily.AzurePlan, 5m)), June, At(month, day)).ShouldBeNull();

    [Fact]
    public void Of_ReservationsAndFees_StayAsTheyAre() =>
        MonthEndForecast.Of(ABill((ProductFamily.Reservation, 300m), (ProductFamily.SavingsPlan, 20m), (ProductFamily.Fee, 5m)), June, At(6, 2)).ShouldBe(new Money(325m, "USD"));

    private static DateTimeOffset At(int month, int day) => new(2026, month, day, 5, 20, 0, TimeSpan.Zero);

    private static CustomerBill ABill(params (ProductFamily Family, decimal Price)[] products) => new()
    {
        CustomerId = "a",
        CustomerName = "Contoso",
        LineCount = products.Length,
        Cost = Money.Zero("USD"),
        Tax = Money.Zero("USD"),
        Price = new Money(products.Sum(product => product.Price), "USD"),
        Rule = new PricingRule.None(),
        Products = [.. products.Select(product => new ProductBill(product.Family, "p", "", "", 1, Money.Zero("USD"), new Money(product.Price, "USD")))],
    };
}
