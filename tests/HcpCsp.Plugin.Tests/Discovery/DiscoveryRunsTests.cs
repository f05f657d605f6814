using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using Microsoft.Extensions.Options;

namespace HcpCsp.Plugin.Tests.Discovery;

public sealed class DiscoveryRunsTests : IDisposable
{
    private readonly DiscoveryFixture fixture = new();
    private readonly OneJobHost host = new();

    private DiscoveryRuns Runs => new(host, fixture.Store, fixture.Live, Options.Create(fixture.Options), fixture.Time);

    [Fact]
    public void FindNewestRun_NoneYet_FindsNone() => Runs.FindNewestRun(DiscoveryFixture.AccountId).ShouldBeNull();

    [Fact]
    public async Task TriggerAsync_Full_AsksTheHostForAFullRun()
    {
        string runId = await Runs.TriggerAsync(DiscoveryFixture.AccountId, null, DiscoveryScope.Full, CancellationToken.None);

        runId.ShouldBe("job-1");
        host.Triggered.ShouldBe([("discovery", DiscoveryFixture.AccountId, "full")]);
    }

    [Fact]
    public async Task TriggerAsync_HostIsPuttingAnEndedRunAway_WaitsForItAndStartsAnother()
    {
        DiscoveryRun ended = await fixture.RunAsync();
        host.PuttingAway = ended.Id;

        Task<string> triggering = Runs.TriggerAsync(DiscoveryFixture.AccountId, null, DiscoveryScope.Changes, CancellationToken.None);
        triggering.IsCompleted.ShouldBeFalse("the ended run isn't the one that was asked for");
        host.PuttingAway = null;
        fixture.Time.Advance(TimeSpan.FromSeconds(1));

        (await triggering.WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe("job-1");
    }

    [Fact]
    public async Task FindNewestRun_HostHasTakenItButItHasNotBegun_IsInProgress()
    {
        await Runs.TriggerAsync(DiscoveryFixture.AccountId, null, DiscoveryScope.Changes, CancellationToken.None);

        DiscoveryRun run = Runs.FindNewestRun(DiscoveryFixture.AccountId).ShouldNotBeNull();

        (run.Id, run.State).ShouldBe(("job-1", DiscoveryState.InProgress));
    }

    [Fact]
    public async Task FindNewestRun_CutOffAndNothingAlive_IsShownAsStopped()
    {
        fixture.Backend.WithCustomers("a");
        DiscoveryRun run = await fixture.RunUntilAsync("customers 1", stopRequested: false);

        Runs.FindNewestRun(DiscoveryFixture.AccountId)!.State.ShouldBe(DiscoveryState.Stopped);
        Runs.FindRun(run.Id)!.State.ShouldBe(DiscoveryState.Stopped);
        Runs.ListRuns(DiscoveryFixture.AccountId, 5).ShouldHaveSingleItem().State.ShouldBe(DiscoveryState.Stopped);
    }

    [Fact]
    public async Task FindNewestRun_WhileItRuns_HasTheLiveFigures()
    {
        fixture.Backend.WithCustomers("a", "b");
        DiscoveryRun? seen = null;
        fixture.Backend.OnRequest = request =>
        {
            if (string.Equals(request, "invoices", StringComparison.Ordinal))
                seen = Runs.FindNewestRun(DiscoveryFixture.AccountId);
        };

        await fixture.RunAsync();

        seen.ShouldNotBeNull().State.ShouldBe(DiscoveryState.InProgress);
        seen.Units.Single(units => string.Equals(units.Kind, "customers", StringComparison.Ordinal)).Done.ShouldBe(1);
        seen.Requests.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task WatchAsync_RunEnds_EndsWithTheFinishedRun()
    {
        fixture.Backend.WithCustomers("a");
        var watched = new List<DiscoveryRun>();
        Task? watching = null;
        using var watchingHasBegun = new SemaphoreSlim(0);
        fixture.Backend.OnRequest = request =>
        {
            if (!string.Equals(request, "customers 1", StringComparison.Ordinal))
                return;
            watching = WatchAsync();
            watchingHasBegun.Wait(TimeSpan.FromSeconds(10));
        };

        await fixture.RunAsync();
        await watching!.WaitAsync(TimeSpan.FromSeconds(10));

        watched[0].State.ShouldBe(DiscoveryState.InProgress);
        watched[^1].State.ShouldBe(DiscoveryState.Completed);

        async Task WatchAsync()
        {
            await foreach (DiscoveryRun run in Runs.WatchAsync(DiscoveryFixture.AccountId, CancellationToken.None))
            {
                watched.Add(run);
                watchingHasBegun.Release();
            }
        }
    }

    [Fact]
    public async Task ScheduleAsync_TwoAccounts_StartAtDifferentTimesWithinTheInterval()
    {
        await Runs.ScheduleAsync("aaaaaaaaaaaa", CancellationToken.None);
        await Runs.ScheduleAsync("bbbbbbbbbbbb", CancellationToken.None);
        await Runs.ScheduleAsync("aaaaaaaaaaaa", CancellationToken.None);

        DateTimeOffset[] firsts = [.. host.Schedules.Cast<JobSchedule.Interval>().Select(schedule => schedule.First)];
        firsts.ShouldAllBe(first => first > fixture.Time.GetUtcNow() && first <= fixture.Time.GetUtcNow().AddHours(12));
        firsts[0].ShouldNotBe(firsts[1]);
        firsts[2].ShouldBe(firsts[0]);
    }

    public void Dispose() => fixture.Dispose();

    /// <summary>A host that takes jobs and never runs them.</summary>
    private sealed class OneJobHost : IHostJobs
    {
        private JobRun? alive;

        public List<(string Key, string Subject, string? Argument)> Triggered { get; } = [];

        public List<JobSchedule> Schedules { get; } = [];

        /// <summary>A run whose work is over, though the host still holds it for alive.</summary>
        public string? PuttingAway { get; set; }

        public Task<JobRun> TriggerAsync(string jobKey, string subject, HcpUser? requestedBy, string? argument, CancellationToken cancellationToken)
        {
            Triggered.Add((jobKey, subject, argument));
            alive = new JobRun { RunId = PuttingAway ?? "job-1", JobKey = jobKey, Subject = subject, Trigger = JobTrigger.Manual, State = JobRunState.Running, StartedAt = DateTimeOffset.UnixEpoch };
            return Task.FromResult(alive);
        }

        public Task<bool> StopAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.FromResult(alive is not null);

        public JobRun? FindAlive(string jobKey, string subject) => alive;

        public IReadOnlyList<JobRun> ListRuns(string jobKey, string subject, int limit) => [];

        public Task ScheduleAsync(string jobKey, string subject, JobSchedule schedule, CancellationToken cancellationToken)
        {
            Schedules.Add(schedule);
            return Task.CompletedTask;
        }

        public Task UnscheduleAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<DateTimeOffset?> FindNextRunAsync(string jobKey, string subject, CancellationToken cancellationToken) => Task.FromResult<DateTimeOffset?>(null);
    }
}
