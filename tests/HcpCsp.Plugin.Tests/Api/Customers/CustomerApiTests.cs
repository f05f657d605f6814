using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Customers;

public sealed class CustomerApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_Known_TellsWhatItsPageTells()
    {
        world.Tenants.Link($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}", "t1");

        var customer = (await world.CustomerApi.GetAsync(PagesWorld.ARequest(), Token)).Results();

        customer.Text("name").ShouldBe("Fabrikam Inc.");
        customer.GetProperty("formerNames").EnumerateArray().ShouldHaveSingleItem().Text("name").ShouldBe("Fabrikam Ltd.");
        customer.GetProperty("managed").GetBoolean().ShouldBeTrue();
        customer.GetProperty("tenant").Text("name").ShouldBe("Fabrikam tenant");
        customer.GetProperty("tenant").GetProperty("free").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe("t2");
        customer.GetProperty("plans").EnumerateArray().Select(plan => plan.GetProperty("plan").GetString()).ShouldBe([null, "Standard"]);
        customer.GetProperty("budgetAlerts").GetArrayLength().ShouldBe(2);
        customer.GetProperty("unbilled").EnumerateArray().ShouldHaveSingleItem().Text("currency").ShouldBe("USD");
    }

    [Theory]
    [InlineData("customerId", "cccccccc-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("id", "nope")]
    public async Task GetAsync_UnknownId_IsNotFound(string name, string value) =>
        (await world.CustomerApi.GetAsync(PagesWorld.ARequest().At(name, value), Token)).ShouldBeRefused(404, "csp.customer.unknown");

    [Fact]
    public async Task GetSubscriptionsAsync_TermAndNone_TellWhatHappensAtTheirEnd()
    {
        var subscriptions = (await world.CustomerApi.GetSubscriptionsAsync(PagesWorld.ARequest(), Token)).Results().EnumerateArray().ToList();

        subscriptions.Select(one => one.Text("renewal")).ShouldBe(["Renews", "NoCommitment"]);
        subscriptions[0].Text("renewsOn").ShouldBe("2027-03-12");
        subscriptions[0].Number("quantity").ShouldBe(120);
    }

    [Fact]
    public async Task GetSpendingAsync_TwoCurrencies_AreApartAndNewestFirst()
    {
        var spending = (await world.CustomerApi.GetSpendingAsync(PagesWorld.ARequest(), Token)).Results().EnumerateArray().ToList();

        spending.Select(one => one.Text("currency")).ShouldBe(["JPY", "USD"]);
        var newest = spending[1].GetProperty("months")[0];

        // The invoice's 1388.81 and the void note's -56.25.
        newest.Text("month").ShouldBe("2026-10");
        newest.Number("price").ShouldBe(1332.56m);
    }

    [Fact]
    public async Task GetInvoicesAsync_Page_HasItsOwnAndTheTotal()
    {
        var result = await world.CustomerApi.GetInvoicesAsync(PagesWorld.ARequest().Asking(("pageSize", "1")), Token);

        result.TotalElements.ShouldBe(12);
        result.Only().Text("number").ShouldBe(PagesWorld.Number);
        result.Only().Number("margin").ShouldBe(154.31m); // 1388.81 − 1234.50
    }

    [Fact]
    public async Task SaveSettingsAsync_GermanClient_IsReadAsProgramsWrite()
    {
        var result = await world.CustomerApi.SaveSettingsAsync(
            PagesWorld.ARequest(culture: "de-DE").Posting(("markup", "12.5"), ("budget", "2500.75"), ("budgetCurrency", "usd"), ("recipients", "a@fabrikam.example"), ("version", "0")), Token);

        result.Results().Number("markup").ShouldBe(12.5m);
        result.Results().Number("version").ShouldBe(1);
        CustomerSettings saved = world.Store.GetCustomerSettings(PagesWorld.AccountId, PagesWorld.CustomerIdValue);
        saved.MarkupPercent.ShouldBe(12.5m);
        saved.Budget!.Limit.ShouldBe(new Money(2500.75m, "USD"));
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.customer.settings-saved");
    }

    [Fact]
    public async Task SaveSettingsAsync_WrongEntries_HaveAMessageEach() =>
        (await world.CustomerApi.SaveSettingsAsync(PagesWorld.ARequest().Posting(("markup", "12,5"), ("taxRate", "101"), ("budget", "-1"), ("recipients", "nobody")), Token))
            .ShouldBeRefused(422, "csp.customer.budget", "csp.customer.budgetCurrency", "csp.customer.markup", "csp.customer.taxRate", "csp.customer.recipients");

    [Fact]
    public async Task SaveSettingsAsync_SavedByAnotherMeanwhile_SaysWhatIsSaved()
    {
        world.Store.SaveCustomerSettings(new CustomerSettings { AccountId = PagesWorld.AccountId, CustomerId = PagesWorld.CustomerIdValue, MarkupPercent = 7.5m });

        var result = await world.CustomerApi.SaveSettingsAsync(PagesWorld.ARequest(culture: "de-DE").Posting(("markup", "20"), ("version", "0")), Token);

        result.ShouldBeRefused(409, "csp.customer.conflict");
        result.Messages[0].Text.ShouldContain("version 1: Markup Percentage 7.5 %");
    }

    [Fact]
    public async Task LinkTenantAsync_FreeThenNone_LinksAndEnds()
    {
        (await world.CustomerApi.LinkTenantAsync(PagesWorld.ARequest().Posting(("tenantId", "t1")), Token)).Results().GetProperty("managed").GetBoolean().ShouldBeTrue();

        var ended = (await world.CustomerApi.LinkTenantAsync(PagesWorld.ARequest(), Token)).Results();

        ended.GetProperty("managed").GetBoolean().ShouldBeFalse();
        ended.GetProperty("tenant").GetProperty("former").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe("t1");
    }

    [Fact]
    public async Task LinkTenantAsync_Taken_IsAConflict()
    {
        world.Tenants.Link("other/customer", "t1");

        (await world.CustomerApi.LinkTenantAsync(PagesWorld.ARequest().Posting(("tenantId", "t1")), Token)).ShouldBeRefused(409, "csp.customer.tenant");
    }
}
