using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class OpenSpendingPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task DashboardPage_MonthIsOpen_ShowsPriceForecastAndAsOf()
    {
        string body = (await world.Dashboard.GetAsync(PagesWorld.ARequest(), default)).Body();

        // 100 of seats + 190 × 30 / 19 = 400.00
        body.ShouldContain("<td class=\"num\">290.00</td>");
        body.ShouldContain("<td class=\"num\">400.00</td>");
        body.ShouldContain("Nov 2026 · USD<span class=\"csp-sub\">Data as of 20 Nov 2026 12:00&#160;UTC");
    }

    [Fact]
    public async Task DashboardPage_NothingIsOpen_SaysSo()
    {
        world.Ledger.OpenBills.Clear();

        (await world.Dashboard.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Nothing is unbilled.");
    }

    [Fact]
    public async Task CustomerPage_MonthIsOpen_ShowsTheCustomersOwn()
    {
        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("<td class=\"num\">400.00</td>");
        (await world.Customer.GetAsync(PagesWorld.ARequest().At("customerId", "bbbbbbbb-4f89-41d3-9a0c-0305e82c3301"), default)).Body().ShouldContain("Nothing is unbilled.");
    }
}
