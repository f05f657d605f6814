using System.Globalization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.Pages.Billing.Lines;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Tests.Pages.Billing.Lines;

public sealed class BreakdownViewTests
{
    private static readonly Formats English = new(CultureInfo.GetCultureInfo("en-US"));

    [Fact]
    public void For_TwoFamilies_EachHasItsSum()
    {
        BreakdownView view = ByFamily(ABill([AProduct(ProductFamily.Seat, 10m, 12m), AProduct(ProductFamily.AzurePlan, 100m, 120m), AProduct(ProductFamily.Seat, 1.01m, 1.21m)]));

        // 10 + 1.01 = 11.01; 12 + 1.21 = 13.21
        view.Rows.Select(row => (row.Caption, row.Cost, row.Price, row.Margin)).ShouldBe([("Azure plan", "100.00", "120.00", "20.00"), ("Seat", "11.01", "13.21", "2.20")]);
        (view.Total.Cost, view.Total.Price).ShouldBe(("111.01", "133.21"));
    }

    [Fact]
    public void For_MoreThanAPageCanShow_SumsTheRestInOneRow()
    {
        BreakdownView view = BreakdownView.For("Product", ABill([.. Enumerable.Range(1, 30).Select(index => AProduct(ProductFamily.Seat, index, index * 2m, "Product " + index.ToString(CultureInfo.InvariantCulture)))]), one => one.ProductName, one => new BreakdownName(one.ProductName, "", ""), English);

        // The five smallest: 1 + 2 + 3 + 4 + 5 = 15 cost, 30 price.
        (view.Rows.Count, view.Rows[^1].Caption, view.Rows[^1].Cost, view.Rows[^1].Price).ShouldBe((26, "5 more of smaller price", "15.00", "30.00"));
    }

    [Fact]
    public void For_ProductsThatMissSomething_ShowItRatherThanAnotherTotal()
    {
        CustomerBill bill = ABill([AProduct(ProductFamily.Seat, 10m, 12m)]);

        BreakdownView view = ByFamily(bill with { Price = new Money(15m, "USD"), LineCount = 2 });

        // 15 − 12 = 3
        (view.Rows[^1].Caption, view.Rows[^1].Lines, view.Rows[^1].Price, view.Total.Price).ShouldBe(("In no part", "1", "3.00", "15.00"));
    }

    [Theory]
    [InlineData(100, 120, "20.0\u00a0%", "16.7\u00a0%")]
    [InlineData(100, 125, "25.0\u00a0%", "20.0\u00a0%")]
    public void For_MarkUpAndMargin_AreTwoFigures(int cost, int price, string markup, string margin)
    {
        // 20 % mark-up on 100 is 120 (20 / 120 = 16.7 % margin); 20 % margin is 125 (25 / 100 = 25 % mark-up).
        CurrencyBillView view = CurrencyBillView.For(
            ABill([AProduct(ProductFamily.Seat, cost, price)]), new Dictionary<string, string>(StringComparer.Ordinal), new LineAddress("/", new(), HcpCsp.Plugin.Billing.Lines.LineOrder.Read(null)), English);

        (view.MarkupShare, view.MarginShare).ShouldBe((markup, margin));
    }

    private static BreakdownView ByFamily(CustomerBill bill) =>
        BreakdownView.For("Family", bill, one => one.Family.ToString(), one => new BreakdownName(Families.Caption(one.Family), "", ""), English);

    private static ProductBill AProduct(ProductFamily family, decimal cost, decimal price, string name = "Product") => new(family, name, "s1", "new", 1, new Money(cost, "USD"), new Money(price, "USD"));

    private static CustomerBill ABill(IReadOnlyList<ProductBill> products) => new()
    {
        CustomerId = "c1", CustomerName = "Contoso", LineCount = products.Count, Tax = Money.Zero("USD"), Rule = new PricingRule.None(), Products = products,
        Cost = new Money(products.Sum(one => one.Cost.Amount), "USD"), Price = new Money(products.Sum(one => one.Price.Amount), "USD"),
    };
}
