using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Dashboard;

public sealed class DashboardApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetAsync_All_HasThePagesFigures()
    {
        var dashboard = (await world.DashboardApi.GetAsync(PagesWorld.ARequest(), Token)).Results();

        var usd = dashboard.GetProperty("currencies")[0];
        usd.GetProperty("months")[0].Text("month").ShouldBe("2026-10");
        usd.GetProperty("months")[0].Number("price").ShouldBe(14610m); // 10100 + 11 × 410
        usd.GetProperty("topCustomers")[0].Number("previousPrice").ShouldBe(1200m);
        var customers = dashboard.GetProperty("customers");
        customers.GetProperty("months")[0].Number("total").ShouldBe(62); // 40 + 11 × 2
        customers.GetProperty("years").EnumerateArray().Select(year => (year.Text("period"), year.Number("acquired"))).ShouldBe([("2026", 30m), ("2025", 6m)]);
        dashboard.GetProperty("renewals").EnumerateArray().Select(count => count.Number("days")).ShouldBe([30m, 60m, 90m]);
        dashboard.GetProperty("accounts")[0].Number("invoicesRead").ShouldBe(12);
        dashboard.GetProperty("unbilled").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task GetAsync_SignInGone_IsTheFirstOfAllAlerts()
    {
        var alerts = (await world.DashboardApi.GetAsync(PagesWorld.ARequest(), Token)).Results().GetProperty("alerts").EnumerateArray().ToList();

        alerts[0].Text("kind").ShouldBe("SignInNeeded");
        alerts[^1].Text("kind").ShouldBe("BudgetReached");
        alerts[^1].GetProperty("budget").Number("threshold").ShouldBe(80m);
    }

    [Fact]
    public async Task GetAsync_UnknownAccount_IsNotFound() =>
        (await world.DashboardApi.GetAsync(PagesWorld.ARequest().Asking(("account", "nope")), Token)).ShouldBeRefused(404, "csp.account.unknown");
}
