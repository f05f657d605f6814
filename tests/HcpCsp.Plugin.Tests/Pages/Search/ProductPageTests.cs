using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Search;

public class ProductPageTests
{
    private readonly PagesWorld world = new();

    private async Task<string> ShowAsync(params (string, string)[] query) =>
        (await world.Product.GetAsync(PagesWorld.ARequest().Asking(query), TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.View>().BodyHtml;

    [Fact]
    public async Task Get_ProductOfTwoMonths_AddsThemUpByCustomerAndCurrency()
    {
        world.Ledger.Bills.Clear();
        world.Ledger.Bills.AddRange([world.ABill("G1", "EUR", 100.10m, 120.12m, month: 9), world.ABill("G2", "EUR", 50.05m, 60.06m, month: 10), world.ABill("G3", "JPY", 1000m, 1200m, month: 10)]);

        string html = await ShowAsync(("name", world.ProductName));

        // 100.10 + 50.05 = 150.15; 120.12 + 60.06 = 180.18; 180.18 - 150.15 = 30.03.
        html.ShouldContain("150.15");
        html.ShouldContain("180.18");
        html.ShouldContain("30.03");
        html.ShouldContain("1,200");
        html.ShouldNotContain("1,380");
    }

    [Fact]
    public async Task Get_MonthOlderThanTwelve_IsLeftOut()
    {
        world.Ledger.Bills.Clear();
        HcpCsp.Plugin.Billing.InvoiceBill old = world.ABill("G1", "EUR", 7.77m, 8.88m, month: 10);
        old = old with { Invoice = old.Invoice with { Period = new HcpCsp.Plugin.Model.BillingPeriod(new DateOnly(2025, 10, 1), new DateOnly(2025, 11, 1)) } };
        world.Ledger.Bills.AddRange([world.ABill("G2", "EUR", 50.05m, 60.06m, month: 10), old]);

        (await ShowAsync(("name", world.ProductName))).ShouldNotContain("8.88");
    }

    [Fact]
    public async Task Get_NobodyBuysIt_SaysSo() => (await ShowAsync(("name", "Project Plan 9"))).ShouldContain("Nobody was billed this product");

    [Fact]
    public async Task Get_NoName_IsNotFound() =>
        (await world.Product.GetAsync(PagesWorld.ARequest(), TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.NotFound>();
}
