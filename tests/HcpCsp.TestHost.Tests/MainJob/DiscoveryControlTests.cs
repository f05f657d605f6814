using System.Net;
using System.Text.Json;
using HcpCsp.TestHost.Demo;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Discovery of a slow Microsoft: watched, stopped, taken up again, cut off with the host.</summary>
public sealed class DiscoveryControlTests(SlowHostFixture fixture) : IClassFixture<SlowHostFixture>
{
    // Units that may be under way when a run ends: those are the ones that the next run repeats.
    private const int UnitsAtOnce = 4;

    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Trigger_TwiceWhileWatched_IsOneRunThatFillsThePagesAndTellsItsEnd()
    {
        SimulatedHost running = fixture.Running;
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[0]);
        account.State.ShouldBe("Not Started");

        await desk.StartDiscoveryAsync(account.Id);
        Task<string> watched = desk.Visitor.ReadToEndAsync($"/csp/accounts/{account.Id}/discovery/events", None);
        DemoAccount early = account;
        await Eventually.TrueAsync(async () => (early = await desk.GetAccountAsync(account.Id)).Customers > 0, "customers while the run goes on");
        early.State.ShouldBe("In Progress");
        early.Lines.ShouldBe(0);
        BrowserPage second = await TriggerFromStalePageAsync(desk, account.Id);
        second.Status.ShouldBe(HttpStatusCode.OK, second.Words);
        (await desk.ListRunsAsync(account.Id)).Count.ShouldBe(1);

        List<JsonElement> events = ReadEvents(await watched);
        DemoAccount ended = await desk.WaitForEndAsync(account.Id);

        events.Count.ShouldBeGreaterThan(2);
        events.SkipLast(1).ShouldAllBe(one => one.GetProperty("running").GetBoolean());
        events[^1].GetProperty("running").GetBoolean().ShouldBeFalse();
        events[^1].GetProperty("percent").GetInt32().ShouldBe(100);
        (await desk.ListRunsAsync(account.Id)).Count.ShouldBe(1);
        ExpectedLines.ShouldAllBeThere(running.Simulator, ended, await desk.ListInvoicesAsync(account.Id));
        await ShouldKeepDataWhenSignedInAgainAsync(desk, ended);
        await ShouldBeRemovedByItsNameAloneAsync(desk, ended);
    }

    [Fact]
    public async Task Stop_InTheMiddle_IsTakenUpByTheNextRunAndSoByTheNextHost()
    {
        SimulatedHost running = fixture.Running;
        using PartnerDesk desk = await running.SignInAsync();
        DemoAccount account = await desk.RegisterAsync(running.Simulator.Partners[1]);

        await desk.StartDiscoveryAsync(account.Id);
        await ReadSomeSubscriptionsAsync(2 * UnitsAtOnce);
        await desk.PressAsync(account.Id, "", "/discovery/stop");
        DemoAccount stopped = await desk.WaitForEndAsync(account.Id);
        stopped.State.ShouldBe("Stopped");
        running.ListAudit("csp.discovery.stopped").ShouldHaveSingleItem().Subject.ShouldBe(account.Name);

        await desk.StartDiscoveryAsync(account.Id);
        (await desk.GetAccountAsync(account.Id)).State.ShouldBe("In Progress");
        await ReadSomeSubscriptionsAsync(4 * UnitsAtOnce);
        await running.RestartHostAsync();

        // Nobody triggers anything: the host takes up what it cut off.
        using PartnerDesk after = await running.SignInAsync();
        (await after.GetAccountAsync(account.Id)).State.ShouldBe("In Progress");
        DemoAccount ended = await after.WaitForEndAsync(account.Id);

        ExpectedLines.ShouldAllBeThere(running.Simulator, ended, await after.ListInvoicesAsync(account.Id));
        (await after.ListRunsAsync(account.Id)).Count.ShouldBe(3);
        int repeated = ListSubscriptionReads().CountBy(path => path).Count(read => read.Value > 1);
        repeated.ShouldBeLessThanOrEqualTo(2 * UnitsAtOnce, "each end repeats at most what was under way");
    }

    private async Task ReadSomeSubscriptionsAsync(int count) =>
        await Eventually.TrueAsync(() => ListSubscriptionReads().Distinct().Count() >= count, $"{count} subscription lists read");

    private IEnumerable<string> ListSubscriptionReads() =>
        fixture.Running.Simulator.Requests.All.Where(request => IsOfFabrikam(request.Path)).Select(request => request.Path);

    private bool IsOfFabrikam(string path)
    {
        string[] parts = path.Split('/');
        return parts is [_, "v1", "customers", var id, "subscriptions"]
            && Guid.TryParse(id, out Guid customer) && fixture.Running.Simulator.World.Partners[1].FindListed(customer) is not null;
    }

    // A page that was opened before the run began still has the button.
    private static async Task<BrowserPage> TriggerFromStalePageAsync(PartnerDesk desk, string accountId)
    {
        string path = $"/csp/accounts/{accountId}/discovery";
        BrowserPage page = await desk.Visitor.GetPageAsync($"/csp/accounts/{accountId}", None);
        var form = page.GetForm(path + "/stop");
        form.SetAttribute("action", path);
        return await desk.Visitor.SubmitAsync(page, form, None);
    }

    private static List<JsonElement> ReadEvents(string stream)
    {
        var events = new List<JsonElement>();
        foreach (string one in stream.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Where(one => !one.StartsWith(':')))
        {
            string[] lines = one.Split('\n');
            lines[0].ShouldBe("event: progress");
            events.Add(JsonDocument.Parse(string.Join('\n', lines.Skip(1).Select(line => line["data: ".Length..]))).RootElement);
        }

        return events;
    }

    private static async Task ShouldKeepDataWhenSignedInAgainAsync(PartnerDesk desk, DemoAccount before)
    {
        BrowserPage page = await desk.PassScreensAsync(await desk.PressAsync(before.Id, "", "/sign-in"));

        page.Status.ShouldBe(HttpStatusCode.OK, page.Words);
        page.Address.AbsolutePath.ShouldBe($"/csp/accounts/{before.Id}");
        (await desk.ListAccountsAsync()).ShouldContain(before);
    }

    private async Task ShouldBeRemovedByItsNameAloneAsync(PartnerDesk desk, DemoAccount account)
    {
        BrowserPage wrong = await desk.PressAsync(account.Id, "/remove", "/remove", ("confirm", account.Name.ToUpperInvariant()), ("keep", "1"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong.Words);
        wrong.Document.QuerySelector("#e-confirm")!.TextContent.ShouldContain("Nothing was removed");
        wrong.Document.QuerySelector("input[name=keep]")!.HasAttribute("checked").ShouldBeTrue();
        (await desk.ListAccountsAsync()).ShouldContain(account);

        // In the middle of a run: it is stopped first, and writes nothing any more.
        await desk.PressAsync(account.Id, "", "/discovery", ("full", "1"));
        BrowserPage removed = await desk.PressAsync(account.Id, "/remove", "/remove", ("confirm", account.Name), ("keep", "1"));

        removed.Status.ShouldBe(HttpStatusCode.OK, removed.Words);
        removed.Document.Body!.TextContent.ShouldContain("is kept on disk");
        (await desk.ListAccountsAsync()).ShouldNotContain(one => one.Id == account.Id);
        foreach (string path in new[] { "", "/edit", "/remove", "/runs", "/discovery/events" })
            (await desk.Visitor.GetAsync($"/csp/accounts/{account.Id}{path}", None)).Status.ShouldBe(HttpStatusCode.NotFound, path);
        fixture.Running.ListAudit("csp.account.removed-history-kept").ShouldHaveSingleItem().Subject.ShouldBe(account.Name);
        fixture.Running.ReadFiles().ShouldContain(file => Path.GetFileName(file.Path).Contains(account.Id, StringComparison.Ordinal));
    }
}

/// <summary>A Microsoft that takes its time, so that there is a middle of a run.</summary>
public sealed class SlowHostFixture : IAsyncLifetime
{
    internal SimulatedHost Running { get; private set; } = null!; // Set before any test, by InitializeAsync.

    public async ValueTask InitializeAsync() =>
        Running = await SimulatedHost.StartAsync(new SimulatorOptions { Latency = TimeSpan.FromMilliseconds(120) });

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
