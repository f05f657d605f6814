using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class CustomerPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task CustomersPage_Search_ShowsOnlyWhatMatches()
    {
        string body = (await world.Customers.GetAsync(PagesWorld.ARequest().Asking(("q", "wing")), default)).Body();

        body.ShouldContain("Wingtip");
        body.ShouldNotContain("Tailspin");
    }

    [Fact]
    public async Task CustomersPage_SecondPage_KeepsFilterAndOrderInItsLinks()
    {
        for (int index = 0; index < 120; index++)
            world.Data.Customers.Add(world.Data.Customers[1] with { Id = $"c{index}", Name = $"Toys {index}" });

        string body = (await world.Customers.GetAsync(
            PagesWorld.ARequest().Asking(("q", "toys"), ("sort", "-name"), ("account", PagesWorld.AccountId), ("page", "2")), default)).Body();

        body.ShouldContain($"href=\"/csp/customers?account={PagesWorld.AccountId}&amp;q=toys&amp;sort=-name&amp;page=3\"");
        body.ShouldContain("51–100 of 121 customers");
    }

    [Fact]
    public async Task CustomersPage_PageBeyondTheEnd_ShowsTheLastOne() =>
        (await world.Customers.GetAsync(PagesWorld.ARequest().Asking(("page", "99")), default)).Body().ShouldContain("1–3 of 3 customers");

    [Fact]
    public async Task CustomersPage_TwoCurrencies_AreNotAdded() =>
        (await world.Customers.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("135,000&#160;JPY + 1,388.81&#160;USD");

    [Theory]
    [InlineData("customerId", "cccccccc-4f89-41d3-9a0c-0305e82c3301")]
    [InlineData("accountId", "nope")]
    public async Task CustomerPage_UnknownId_IsNotFound(string name, string value) =>
        (await world.Customer.GetAsync(PagesWorld.ARequest().At(name, value), default)).ShouldBeOfType<PageResult.NotFound>();

    [Fact]
    public async Task SaveSettings_GermanReader_ReadsItsComma()
    {
        var result = await world.Customer.SaveSettingsAsync(PagesWorld.ARequest(culture: "de-DE").Posting(("markup", "12,5"), ("taxRate", ""), ("version", "0")), default);

        result.ShouldBe(new PageResult.Redirect($"/csp/customers/{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}?done=settings-saved"));
        var saved = world.Store.GetCustomerSettings(PagesWorld.AccountId, PagesWorld.CustomerIdValue);
        saved.MarkupPercent.ShouldBe(12.5m);
        saved.TaxRatePercent.ShouldBeNull();
        world.Audit.Entries.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task SaveSettings_WrongEntries_ShowsBothErrorsAndKeepsThem()
    {
        var view = (await world.Customer.SaveSettingsAsync(PagesWorld.ARequest().Posting(("markup", "a lot"), ("taxRate", "101"), ("version", "0")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        view.BodyHtml.ShouldContain("value=\"a lot\"");
        view.BodyHtml.ShouldContain("Write a number such as 12.5.");
        view.BodyHtml.ShouldContain("Between 0 and 100.");
    }

    [Fact]
    public async Task SaveSettings_SavedByAnotherMeanwhile_SaysSoAndKeepsEntries()
    {
        world.Store.SaveCustomerSettings(new CustomerSettings { AccountId = PagesWorld.AccountId, CustomerId = PagesWorld.CustomerIdValue, MarkupPercent = 7m });

        var view = (await world.Customer.SaveSettingsAsync(PagesWorld.ARequest().Posting(("markup", "20"), ("version", "0")), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Markup Percentage 7 %");
        view.BodyHtml.ShouldContain("value=\"20\"");
        view.BodyHtml.ShouldContain("name=\"version\" value=\"1\"");
    }

    [Fact]
    public async Task LinkTenant_Free_LinksByAccountAndCustomer()
    {
        await world.Customer.LinkTenantAsync(PagesWorld.ARequest().Posting(("tenantId", "t1")), default);

        world.Tenants.Links.Single().CustomerKey.ShouldBe($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}");
    }

    [Fact]
    public async Task CustomerPage_Billed_LeadsToTheReconciliationOfItsNewestMonth() =>
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain($"/csp/reconciliation/{PagesWorld.AccountId}/2026-10?customer={PagesWorld.CustomerIdValue}");

    [Fact]
    public async Task LinkTenant_Ended_IsKeptWithItsDates()
    {
        world.Tenants.Link($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}", "t1");

        await world.Customer.LinkTenantAsync(PagesWorld.ARequest(), default);

        world.Tenants.Links.ShouldBeEmpty();
        world.Store.EndedLinks.ShouldBe([new EndedLink(PagesWorld.AccountId, PagesWorld.CustomerIdValue, "t1", DateTimeOffset.UnixEpoch, PagesWorld.Now)]);
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Was the tenant Fabrikam tenant from 1 Jan 1970 to 20 Nov 2026.");
    }

    [Fact]
    public async Task LinkTenant_Taken_SaysWhich()
    {
        world.Tenants.Link("other/customer", "t1");

        (await world.Customer.LinkTenantAsync(PagesWorld.ARequest().Posting(("tenantId", "t1")), default)).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(409);
    }

    [Fact]
    public async Task CustomerPage_Done_SaysItsFixedText()
    {
        string body = (await world.Customer.GetAsync(PagesWorld.ARequest().Asking(("done", "settings-saved")), default)).Body();

        body.ShouldContain("The Budget Settings are saved.");
    }

    [Fact]
    public async Task CustomerPage_DoneWithFreeText_SaysNothing() =>
        (await world.Customer.GetAsync(PagesWorld.ARequest().Asking(("done", "You won")), default)).Body().ShouldNotContain("You won");

    [Fact]
    public async Task Customer_RuleShown_IsTheOneThatPricingSelects()
    {
        world.Store.Settings.Clear();
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("default, non-managed");

        world.Tenants.Link($"{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}", "t1");

        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("default, managed");
        (await world.Customers.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("default, managed");
    }
}
