using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Renewals;

public class RenewalsPageTests
{
    private readonly PagesWorld world = new();

    public RenewalsPageTests() => world.Data.Subscriptions.Clear();

    private void Add(string name, int inDays, bool renews) => world.Data.Subscriptions.Add(new Subscription
    {
        Id = "id-" + name, CustomerId = PagesWorld.CustomerIdValue, Name = name, Quantity = 5, Status = "active", AutoRenew = renews,
        CommitmentEnd = DateOnly.FromDateTime(PagesWorld.Now.UtcDateTime).AddDays(inDays),
    });

    private async Task<string> ShowAsync(params (string, string)[] query) =>
        (await world.Renewals.GetAsync(PagesWorld.ARequest().Asking(query), TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.View>().BodyHtml;

    [Fact]
    public async Task Get_NoFilter_ShowsDecisionsOfNinetyDaysNearestFirst()
    {
        Add("Visio", 90, renews: false);
        Add("Project", 0, renews: false);
        Add("Exchange", 5, renews: true);
        Add("Teams", 91, renews: false);
        Add("Power BI", -1, renews: false);

        string html = await ShowAsync();

        html.IndexOf("Project", StringComparison.Ordinal).ShouldBeLessThan(html.IndexOf("Visio", StringComparison.Ordinal));
        html.ShouldContain("today");
        html.ShouldContain("in 90 days");
        foreach (string absent in new[] { "Exchange", "Teams", "Power BI" })
            html.ShouldNotContain(absent);
    }

    [Fact]
    public async Task Get_All_ShowsWhatRenewsToo()
    {
        Add("Exchange", 5, renews: true);

        (await ShowAsync(("show", "all"))).ShouldContain("Renews as it is");
    }

    [Fact]
    public async Task Get_NothingNeedsADecision_SaysSo()
    {
        Add("Exchange", 5, renews: true);

        (await ShowAsync()).ShouldContain("Nothing needs a decision");
    }

    [Fact]
    public async Task Dashboard_RenewalsToCome_CountsThemWithinEachHorizon()
    {
        Add("Visio", 20, renews: false);
        Add("Project", 50, renews: false);
        Add("Exchange", 50, renews: true);

        string html = (await world.Dashboard.GetAsync(PagesWorld.ARequest(), TestContext.Current.CancellationToken)).ShouldBeOfType<PageResult.View>().BodyHtml;

        html.ShouldContain(">1<span class=\"hidden-visually\"> within 30 days");
        html.ShouldContain(">2<span class=\"hidden-visually\"> within 60 days");
        html.ShouldContain(">2<span class=\"hidden-visually\"> within 90 days");
    }
}
