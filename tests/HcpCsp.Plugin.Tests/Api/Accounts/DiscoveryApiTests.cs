using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Api.Accounts;

public sealed class DiscoveryApiTests
{
    private readonly PagesWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task GetNewestAsync_Running_TellsHowFarItIs()
    {
        var detail = (await world.DiscoveryApi.GetNewestAsync(PagesWorld.ARequest(), Token)).Results();

        detail.GetProperty("run").GetProperty("running").GetBoolean().ShouldBeTrue();
        detail.GetProperty("units").EnumerateArray().Select(unit => (unit.Number("done"), unit.Number("known"))).ShouldBe([(12m, 12m), (41m, 60m), (7m, 24m)]);
        detail.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem().Text("requestId").ShouldBe("6c1f");
    }

    [Fact]
    public async Task GetNewestAsync_NeverRun_IsNotFound()
    {
        world.Discovery.Runs.Clear();

        (await world.DiscoveryApi.GetNewestAsync(PagesWorld.ARequest(), Token)).ShouldBeRefused(404, "csp.run.unknown");
    }

    [Fact]
    public async Task GetListAsync_Page_HasItsRunAndTheTotal()
    {
        var result = await world.DiscoveryApi.GetListAsync(PagesWorld.ARequest().Asking(("page", "1"), ("pageSize", "1")), Token);

        result.TotalElements.ShouldBe(2);
        result.Only().Text("state").ShouldBe("Discovery Completed");
    }

    [Fact]
    public async Task GetOneAsync_OfAnotherAccount_IsNotFound()
    {
        world.Discovery.Runs[1] = world.Discovery.Runs[1] with { AccountId = "other" };

        (await world.DiscoveryApi.GetOneAsync(PagesWorld.ARequest().At("runId", "run-0"), Token)).ShouldBeRefused(404, "csp.run.unknown");
    }

    [Fact]
    public async Task TriggerAsync_Full_StartsIt()
    {
        var result = await world.DiscoveryApi.TriggerAsync(PagesWorld.ARequest().Posting(("full", "1")), Token);

        result.Status.ShouldBe(202);
        result.Results().Text("id").ShouldBe("run-new");
        world.Discovery.Triggered.ShouldBe([(PagesWorld.AccountId, DiscoveryScope.Full)]);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.discovery.triggered-full");
    }

    [Fact]
    public async Task RetryUnitAsync_Failed_IsReadAgainAndNoOther()
    {
        (await world.DiscoveryApi.RetryUnitAsync(PagesWorld.ARequest().Posting(("unit", "lines/other")), Token)).ShouldBeRefused(422, "csp.discovery.unit");

        (await world.DiscoveryApi.RetryUnitAsync(PagesWorld.ARequest().Posting(("unit", "lines/G104400007")), Token)).Status.ShouldBe(202);

        world.Discovery.Triggered.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task StopAsync_Twice_SaysThatItHadEnded()
    {
        (await world.DiscoveryApi.StopAsync(PagesWorld.ARequest(), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.discovery.stopping");
        (await world.DiscoveryApi.StopAsync(PagesWorld.ARequest(), Token)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.discovery.idle");
    }
}
