using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class LivePagesTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly PagesWorld world = new();

    [Fact]
    public async Task Follow_APage_ListensFromWhatItShows()
    {
        LivePages live = world.Live;

        var view = (await live.Follow(world.Customers.GetAsync)(PagesWorld.ARequest(), default)).ShouldBeOfType<PageResult.View>();

        view.BodyHtml.ShouldEndWith($"<div hidden data-live-changes=\"/csp/changes/events\" data-live-stamp={await FirstAsync(live)}></div>");
        view.Scripts.ShouldContain(script => script.Contains("idiomorph", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Follow_ChangedWhileThePageWasMade_IsNewsToThePage()
    {
        LivePages live = world.Live;

        string body = (await live.Follow(ChangeAndShowAsync)(PagesWorld.ARequest(), default)).Body();

        body.ShouldNotContain(await FirstAsync(live));

        Task<PageResult> ChangeAndShowAsync(PageRequest request, CancellationToken cancellationToken)
        {
            world.Store.Revision++;
            return world.Customers.GetAsync(request, cancellationToken);
        }
    }

    [Fact]
    public async Task Follow_NoPage_IsAnsweredAsItIs()
    {
        var missing = new PageResult.NotFound("Gone.");

        (await world.Live.Follow((_, _) => Task.FromResult<PageResult>(missing))(PagesWorld.ARequest(), default)).ShouldBe(missing);
    }

    [Fact]
    public async Task Watch_NothingChanges_TellsOnce()
    {
        await using var events = Watch(world.Live);
        await events.MoveNextAsync();

        Task<bool> next = events.MoveNextAsync().AsTask();
        for (int second = 0; second < 5; second++)
            world.Time.Advance(Second);

        next.IsCompleted.ShouldBeFalse();
        world.Store.Revision++;
        world.Time.Advance(Second);
        (await next).ShouldBeTrue();
    }

    [Theory]
    [InlineData("store")]
    [InlineData("account")]
    [InlineData("run")]
    public async Task Watch_Changed_TellsWithinASecond(string what)
    {
        await using var events = Watch(world.Live);
        await events.MoveNextAsync();
        string before = events.Current.Data;

        Task<bool> next = events.MoveNextAsync().AsTask();
        Change(what);
        world.Time.Advance(Second);

        (await next).ShouldBeTrue();
        events.Current.Name.ShouldBe("changed");
        events.Current.Data.ShouldNotBe(before);
    }

    private static async Task<string> FirstAsync(LivePages live)
    {
        await using var events = Watch(live);
        await events.MoveNextAsync();
        return events.Current.Data;
    }

    private static IAsyncEnumerator<ServerEvent> Watch(LivePages live) =>
        live.WatchAsync(PagesWorld.ARequest(), default).Result.ShouldBeOfType<PageResult.LiveEvents>().Events.GetAsyncEnumerator();

    private void Change(string what)
    {
        switch (what)
        {
            case "store": world.Store.Revision++; break;
            case "account": world.Store.Data[PagesWorld.AccountId].Revision++; break;
            default: world.Discovery.Runs[0] = world.Discovery.Runs[0] with { State = DiscoveryState.InProgress, Lines = world.Discovery.Runs[0].Lines + 1 }; break;
        }
    }
}
