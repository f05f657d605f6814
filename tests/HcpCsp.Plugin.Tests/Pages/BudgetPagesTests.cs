using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class BudgetPagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task SaveSettings_GermanReader_KeepsBudgetAndThresholds()
    {
        await SaveAsync("de-DE", ("budget", "2500,50"), ("budgetCurrency", " eur "), ("thresholds", "100 12,5 % 100"));

        MonthlyBudget saved = Saved.ShouldNotBeNull();
        saved.Limit.ShouldBe(new Money(2500.50m, "EUR"));
        saved.Thresholds.ShouldBe([12.5m, 100m]);
        (await world.Customer.GetAsync(PagesWorld.ARequest(culture: "de-DE"), default)).Body().ShouldContain("value=\"12,5 100\"");
    }

    [Fact]
    public async Task SaveSettings_NoThresholds_TakesTheUsualOnes()
    {
        await SaveAsync("en-US", ("budget", "100"), ("budgetCurrency", "USD"));

        Saved!.Thresholds.ShouldBe([50m, 80m, 100m]);
    }

    [Fact]
    public async Task SaveSettings_EmptyAmount_SetsNone()
    {
        await SaveAsync("en-US", ("budget", ""), ("budgetCurrency", "USD"), ("thresholds", "50"));

        Saved.ShouldBeNull();
    }

    [Fact]
    public async Task SaveSettings_WrongEntries_ShowsAllErrorsAndKeepsThem()
    {
        var view = (await SaveAsync("en-US", ("budget", "much"), ("budgetCurrency", "dollars"), ("thresholds", "half"))).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        foreach (string kept in (string[])["value=\"much\"", "value=\"dollars\"", "value=\"half\"", "Write an amount", "Write the code", "At most 10 percentages"])
            view.BodyHtml.ShouldContain(kept);
        Saved.ShouldBeNull();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-5")]
    public async Task SaveSettings_AmountThatIsNoBudget_IsRefused(string amount) =>
        (await SaveAsync("en-US", ("budget", amount), ("budgetCurrency", "USD"))).ShouldBeOfType<PageResult.View>().BodyHtml.ShouldContain("More than 0.");

    [Fact]
    public async Task DashboardPage_AlertsOfOneCustomer_ShowsTheHighest()
    {
        string body = (await world.Dashboard.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("Budget 80&#160;%");
        body.ShouldContain("290.00&#160;USD of 350.00&#160;USD in Nov 2026");
        body.ShouldNotContain("Budget forecast");
    }

    [Fact]
    public async Task DashboardPage_ForecastAlone_IsShown()
    {
        world.Alerts.Remove(world.AnAlert(80m));

        (await world.Dashboard.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Budget forecast");
    }

    [Fact]
    public async Task CustomerPage_AlertsOfThisMonth_AreListedTheHighestFirst()
    {
        world.Alerts.TryAdd(world.AnAlert(50m) with { CustomerId = "another", Threshold = 95m });
        world.Alerts.TryAdd(world.AnAlert(60m) with { Month = new DateOnly(2026, 10, 1) });

        string body = (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.IndexOf("Budget 80&#160;%", StringComparison.Ordinal).ShouldBeInRange(0, body.IndexOf("Budget forecast", StringComparison.Ordinal));
        body.ShouldNotContain("Budget 95&#160;%");
        body.ShouldNotContain("Budget 60&#160;%");
    }

    [Fact]
    public async Task CustomerPage_NoAlerts_ListsNone()
    {
        world.Alerts.Remove(world.AnAlert(80m));
        world.Alerts.Remove(world.AnAlert(null));

        (await world.Customer.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldNotContain("Budget alerts of this month");
    }

    private MonthlyBudget? Saved => world.Store.GetCustomerSettings(PagesWorld.AccountId, PagesWorld.CustomerIdValue).Budget;

    private Task<PageResult> SaveAsync(string culture, params (string Name, string Value)[] entries) =>
        world.Customer.SaveSettingsAsync(PagesWorld.ARequest(culture: culture).Posting([("markup", ""), ("taxRate", ""), ("version", "0"), .. entries]), default);
}
