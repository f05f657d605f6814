using System.Net;
using HcpCsp.TestHost.Simulator;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>What can befall a Partner Center call, whatever it asks for.</summary>
public sealed class CallFaultTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    private const string Path = "/v1/profiles/mpn";

    private SimulatorServer Server => fixture.Server;

    [Fact]
    public async Task HtmlErrors_EverySecondCall_AreWebPagesOf502And503()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var switched = new SwitchedFaults(Server, "html-errors=2");

        (await StatusesAsync(api, 4)).ShouldBe([200, 502, 200, 503]);
        using var plain = await api.GetAsync(Path);
        using var page = await api.GetAsync(Path);
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        page.Content.Headers.ContentType!.MediaType.ShouldBe("text/html");
        (await page.Content.ReadAsStringAsync()).ShouldStartWith("<html>");
    }

    [Fact]
    public async Task EmptyErrors_EverySecondCall_HoldNothing()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var switched = new SwitchedFaults(Server, "empty-errors=2");

        (await StatusesAsync(api, 3)).ShouldBe([200, 500, 200]);
        using var empty = await api.GetAsync(Path);
        (await empty.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Drop_EverySecondAnswer_EndsInTheMiddle()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var switched = new SwitchedFaults(Server, "drop=2");

        (await StatusesAsync(api, 1)).ShouldBe([200]);
        await Should.ThrowAsync<HttpRequestException>(() => StatusesAsync(api, 1));
        (await StatusesAsync(api, 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task HugeAnswer_OfAListing_NeverEnds()
    {
        using var api = await ApiClient.SignInAsync(Server);
        using var switched = new SwitchedFaults(Server, "huge-answer");
        const long plenty = 50_000_000;

        using var response = await api.HeadOfAsync("/v1/customers");
        await using var body = await response.Content.ReadAsStreamAsync();
        var (read, buffer) = (0L, new byte[1_000_000]);
        while (read < plenty && await body.ReadAsync(buffer) is > 0 and var some)
            read += some;

        read.ShouldBeGreaterThanOrEqualTo(plenty);
        (await StatusesAsync(api, 1)).ShouldBe([200]);
    }

    [Fact]
    public async Task SlowAnswers_Switched_WaitOnTheClock()
    {
        var wait = TimeSpan.FromMilliseconds(54321);
        var clock = new WatchedClock(wait);
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Clock = clock }, TestContext.Current.CancellationToken);
        using var api = await ApiClient.SignInAsync(server);
        using var switched = new SwitchedFaults(server, "slow-answers=54321");

        var answer = api.GetAsync(Path);
        await clock.Waiting;
        answer.IsCompleted.ShouldBeFalse();
        clock.Advance(wait);

        using var response = await answer;
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ThrottleRate_BeyondTheMinutesCalls_CountsRefusedOnesToo()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
        await using var server = await SimulatorServer.StartAsync(SimulatorFixture.Options with { Clock = clock }, TestContext.Current.CancellationToken);
        using var api = await ApiClient.SignInAsync(server);
        using var other = await ApiClient.SignInAsync(server, partner: 1);
        using var switched = new SwitchedFaults(server, "throttle-rate=6");

        (await StatusesAsync(api, 7)).ShouldBe([200, 200, 200, 200, 200, 200, 429]);
        (await StatusesAsync(other, 1)).ShouldBe([200]);
        // 6 a minute are one in 10 s; one refused call is owed and this one too: (1 - -2) × 10 s.
        using var refused = await api.GetAsync(Path);
        refused.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        var gateway = await ApiClient.JsonOf(refused);
        gateway.GetProperty("statusCode").GetInt32().ShouldBe(429);
        gateway.GetProperty("message").GetString().ShouldBe("Rate limit is exceeded. Try again in 30 seconds.");
        clock.Advance(TimeSpan.FromSeconds(30));
        (await StatusesAsync(api, 2)).ShouldBe([200, 429]);
    }

    /// <summary>Tells when somebody has begun to wait as long as this.</summary>
    private sealed class WatchedClock(TimeSpan wait) : FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero))
    {
        private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Waiting => _waiting.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == wait)
                _waiting.TrySetResult();
            return timer;
        }
    }

    private static async Task<List<int>> StatusesAsync(ApiClient api, int calls)
    {
        var statuses = new List<int>();
        for (var call = 0; call < calls; call++)
        {
            using var response = await api.GetAsync(Path);
            statuses.Add((int)response.StatusCode);
        }

        return statuses;
    }
}
