using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>How cost, price and margin moved on the month and on the year before.</summary>
public sealed class DashboardChangesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task GetAsync_AYearOfMonths_TellsBothChangesOfEachFigure()
    {
        string body = await ShowAsync(AMonth(2025, 10, 80m, 100m), AMonth(2026, 9, 90m, 120m), AMonth(2026, 10, 100m, 150m));

        // cost 100 / 90 = +11.1 %, 100 / 80 = +25 %; price 150 / 120 = +25 %, 150 / 100 = +50 %; margin 50 / 30 = +66.7 %, 50 / 20 = +150 %
        foreach ((string month, string year) in (IReadOnlyList<(string, string)>)[("+11.1", "+25.0"), ("+25.0", "+50.0"), ("+66.7", "+150.0")])
            body.ShouldContain($"<span class=\"csp-sub\">{month}&#160;% on Sep 2026</span><span class=\"csp-sub\">{year}&#160;% on Oct 2025</span>");
        body.ShouldContain("<td class=\"num\">33.3&#160;%</td><td class=\"num\">+25.0&#160;%</td><td class=\"num\">+50.0&#160;%</td>");
    }

    [Fact]
    public async Task GetAsync_NothingBefore_SaysThatNothingIsKnown()
    {
        string body = await ShowAsync(AMonth(2026, 10, 100m, 150m));

        body.ShouldContain("Nothing known of Sep 2026</span><span class=\"csp-sub\">Nothing known of Oct 2025");
        body.ShouldNotContain("∞");
    }

    [Fact]
    public async Task GetAsync_BeforeCameToNothing_TellsNoPercentage() =>
        (await ShowAsync(AMonth(2026, 9, 0m, 0m), AMonth(2026, 10, 100m, 150m))).ShouldContain("Sep 2026 came to 0");

    [Fact]
    public async Task GetAsync_NegativeMarginBefore_RisesFromIt() =>
        // −10 to +50: 60 more, of 10
        (await ShowAsync(AMonth(2026, 9, 90m, 80m), AMonth(2026, 10, 100m, 150m))).ShouldContain("+600.0&#160;% on Sep 2026");

    private async Task<string> ShowAsync(params MonthSpending[] months)
    {
        world.Ledger.Overview = new SpendingOverview([new CurrencySpending("USD", months, [])]);
        return (await world.Dashboard.GetAsync(PagesWorld.ARequest("/csp/dashboard"), default)).Body();
    }

    private static MonthSpending AMonth(int year, int month, decimal cost, decimal price) => new(new DateOnly(year, month, 1), new Money(cost, "USD"), new Money(price, "USD"));
}
