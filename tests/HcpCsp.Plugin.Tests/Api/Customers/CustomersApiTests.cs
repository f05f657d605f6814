using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Customers;

public sealed class CustomersApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_All_HaveThePagesFiguresByName()
    {
        var result = await world.CustomersApi.GetAsync(PagesWorld.ARequest(), Token);

        var customers = result.Results().EnumerateArray().ToList();
        result.TotalElements.ShouldBe(3);
        customers.Select(one => one.Text("name")).ShouldBe(["Fabrikam Inc.", "Tailspin Toys", "Wingtip"]);
        customers[0].Number("subscriptions").ShouldBe(2);
        customers[0].Text("newestMonth").ShouldBe("2026-10");
        customers[0].GetProperty("newestPrices").EnumerateArray().Select(one => (one.Text("currency"), one.Number("amount"))).ShouldBe([("JPY", 135000m), ("USD", 1388.81m)]);
        customers[1].Text("state").ShouldBe("NotSeen");
        customers[2].GetProperty("rule").Text("kind").ShouldBe("Plan");
    }

    [Fact]
    public async Task GetAsync_SearchedAndSorted_IsAsThePage()
    {
        var result = await world.CustomersApi.GetAsync(PagesWorld.ARequest().Asking(("q", "i"), ("sort", "-name"), ("pageSize", "1"), ("page", "1")), Token);

        result.TotalElements.ShouldBe(3);
        result.TotalPages.ShouldBe(3);
        result.Only().Text("name").ShouldBe("Tailspin Toys");
    }

    [Fact]
    public async Task GetAsync_UnknownAccount_IsNotAll() =>
        (await world.CustomersApi.GetAsync(PagesWorld.ARequest().Asking(("account", "nope")), Token)).ShouldBeRefused(404, "csp.account.unknown");

    [Fact]
    public async Task ProductsGetAsync_Named_IsWhoBuysIt()
    {
        var results = (await world.ProductsApi.GetAsync(PagesWorld.ARequest().Asking(("name", world.ProductName), ("sort", "-cost")), Token)).Results();

        results.EnumerateArray().Select(one => (one.Text("customer"), one.Text("currency"))).ShouldBe([("Fabrikam Inc.", "JPY"), ("(no customer named)", "JPY"), ("Fabrikam Inc.", "USD"), ("(no customer named)", "USD")]);
        results[0].Number("margin").ShouldBe(results[0].Number("price") - results[0].Number("cost"));
    }

    [Fact]
    public async Task ProductsGetAsync_NoName_IsRefused() => (await world.ProductsApi.GetAsync(PagesWorld.ARequest(), Token)).ShouldBeRefused(422, "csp.product.name");

    [Fact]
    public async Task RenewalsGetAsync_All_TellWhatHappensThen()
    {
        (await world.RenewalsApi.GetAsync(PagesWorld.ARequest().Asking(("days", "365")), Token)).TotalElements.ShouldBe(0);

        var renewal = (await world.RenewalsApi.GetAsync(PagesWorld.ARequest().Asking(("days", "365"), ("show", "all"), ("q", "fabrikam")), Token)).Only();

        renewal.Text("on").ShouldBe("2027-03-12");
        renewal.Text("outlook").ShouldBe("RenewsAsItIs");
        renewal.Text("customer").ShouldBe("Fabrikam Inc.");
    }
}
