using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class DashboardCustomersTests
{
    private const string OtherId = "ba9876543210";

    private readonly PagesWorld world = new();

    public DashboardCustomersTests()
    {
        world.Data.Movements.Clear();
        world.Data.Movements.AddRange([AMonth(2025, 12, 10, 10, 0), AMonth(2026, 1, 12, 3, 1), AMonth(2026, 2, 9, 0, 3)]);
        world.Store.Accounts[OtherId] = world.Account with { Id = OtherId, Name = "Northwind CSP" };
        ((FakeAccountData)world.Store.OpenAccount(OtherId)).Movements.AddRange([AMonth(2026, 2, 5, 5, 0)]);
    }

    [Fact]
    public async Task GetAsync_OneAccount_ShowsItsMonthsNewestFirstWithTheChange()
    {
        string body = await ShowAsync(("account", PagesWorld.AccountId));

        // 9 against 12: −25 %. The first month has nothing before it.
        body.ShouldContain(ARow("Feb 2026", 9, 0, 3, "−25.0&#160;%") + ARow("Jan 2026", 12, 3, 1, "+20.0&#160;%") + ARow("Dec 2025", 10, 10, 0, "–"));
    }

    [Fact]
    public async Task GetAsync_AllAccounts_AddsThemUpFromTheMonthInWhichEachBegins()
    {
        string body = await ShowAsync();

        // 9 + 5 = 14 in February, in which the second account begins.
        body.ShouldContain(ARow("Feb 2026", 14, 5, 3, "+16.7&#160;%") + ARow("Jan 2026", 12, 3, 1, "+20.0&#160;%"));
        body.ShouldContain("Contoso CSP (US): recorded since Dec 2025. Northwind CSP: recorded since Feb 2026.");
    }

    [Fact]
    public async Task GetAsync_ByYear_TakesTheLastMonthsTotalAndAddsTheMovements()
    {
        string body = await ShowAsync(("account", PagesWorld.AccountId), ("customers", "year"));

        // 2026: 3 + 0 acquired, 1 + 3 lost, 9 at the end of February: −10 % on 10.
        body.ShouldContain(ARow("2026", 9, 3, 4, "−10.0&#160;%", null) + ARow("2025", 10, 10, 0, "–", null));
        body.ShouldContain("name=\"customers\" value=\"year\"");
        body.ShouldContain($"href=\"/csp/dashboard?account={PagesWorld.AccountId}#customers\"");
    }

    [Fact]
    public async Task GetAsync_MoreThanTwelveMonths_TellsTheOldestShownMonthsChangeToo()
    {
        world.Data.Movements.Clear();
        for (int month = 0; month < 13; month++)
            world.Data.Movements.Add(new CustomerMovement(new DateOnly(2025, 1, 1).AddMonths(month), 10 + month, 1, 0));

        string body = await ShowAsync(("account", PagesWorld.AccountId));

        body.ShouldContain(ARow("Feb 2025", 11, 1, 0, "+10.0&#160;%"));
        body.ShouldNotContain("<th scope=\"row\">Jan 2025</th><td class=\"num\">10");
    }

    [Fact]
    public async Task GetAsync_AYearIsKnown_TellsTheChangeOnTheSameMonthOfIt()
    {
        world.Data.Movements.Clear();
        for (int month = 0; month < 13; month++)
            world.Data.Movements.Add(new CustomerMovement(new DateOnly(2025, 1, 1).AddMonths(month), 10 + month, month, 0));

        string body = await ShowAsync(("account", PagesWorld.AccountId));

        // 22 in January 2026 against 21 in December and 10 a year ago: +1 / 21, +12 / 10; acquired 12 against 11 and 0
        body.ShouldContain(ARow("Jan 2026", 22, 12, 0, "+4.8&#160;%", "+120.0&#160;%"));
        body.ShouldContain("<span class=\"csp-sub\">+4.8&#160;% on Dec 2025</span><span class=\"csp-sub\">+120.0&#160;% on Jan 2025</span>");
        body.ShouldContain("<span class=\"csp-sub\">+1 on Dec 2025</span><span class=\"csp-sub\">+12 on Jan 2025</span>");
        body.ShouldContain("<span class=\"csp-sub\">0 on Dec 2025</span><span class=\"csp-sub\">0 on Jan 2025</span>");
    }

    [Fact]
    public async Task GetAsync_NoYearIsKnown_SaysSoAndNoPercentage() =>
        (await ShowAsync(("account", PagesWorld.AccountId))).ShouldContain("<span class=\"csp-sub\">Nothing known of Feb 2025</span>");

    [Fact]
    public async Task GetAsync_AccountNotDiscovered_SaysThatNothingIsRecorded()
    {
        ((FakeAccountData)world.Store.OpenAccount(OtherId)).Movements.Clear();

        (await ShowAsync()).ShouldContain("Northwind CSP: nothing recorded yet.");
        (await ShowAsync(("account", OtherId))).ShouldNotContain("Customers by");
    }

    private async Task<string> ShowAsync(params (string Name, string Value)[] query) =>
        (await world.Dashboard.GetAsync(PagesWorld.ARequest("/csp/dashboard").Asking(query), default)).Body();

    private static CustomerMovement AMonth(int year, int month, int total, int acquired, int lost) => new(new DateOnly(year, month, 1), total, acquired, lost);

    /// <param name="onYear">Null in a table of years.</param>
    private static string ARow(string period, int total, int acquired, int lost, string change, string? onYear = "–") =>
        $"<tr><th scope=\"row\">{period}</th><td class=\"num\">{total}</td><td class=\"num\">{acquired}</td><td class=\"num\">{lost}</td><td class=\"num\">{change}</td>{(onYear is null ? "" : $"<td class=\"num\">{onYear}</td>")}</tr>";
}
