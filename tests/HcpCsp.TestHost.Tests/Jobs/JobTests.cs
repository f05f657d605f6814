using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.TestHost.Tests.Jobs;

public sealed class JobTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Morning = new(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task TriggerAsync_TwentyAtOnce_StartsOneRun()
    {
        int starts = 0;
        await using var host = await StartAsync(async (_, cancellationToken) =>
        {
            Interlocked.Increment(ref starts);
            await ForeverAsync(cancellationToken);
            return new JobOutcome(true, "");
        });
        var jobs = host.Get<IHostJobs>();

        JobRun[] runs = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => jobs.TriggerAsync("work", "a", null, null, None))));

        runs.Select(run => run.RunId).Distinct(StringComparer.Ordinal).Count().ShouldBe(1);
        await Eventually.TrueAsync(() => Volatile.Read(ref starts) == 1, "the run starts");
        jobs.ListRuns("work", "a", 10).Count.ShouldBe(1);
    }

    [Fact]
    public async Task TriggerAsync_ByAPerson_TellsTheHandlerAndTheHistory()
    {
        JobRunContext? seen = null;
        await using var host = await StartAsync((context, _) =>
        {
            seen = context;
            context.Report(new JobProgress(50, "half"));
            return Task.FromResult(new JobOutcome(true, "all done"));
        });
        var jobs = host.Get<IHostJobs>();

        await jobs.TriggerAsync("work", "a", APerson(), "weekly", None);
        JobRun run = await EndAsync(jobs, "a");

        (seen!.Argument, seen.Trigger, seen.RequestedBy).ShouldBe(("weekly", JobTrigger.Manual, "Ada"));
        (run.State, run.Summary, run.RequestedBy).ShouldBe((JobRunState.Succeeded, "all done", "Ada"));
        run.Progress.ShouldBe(new JobProgress(50, "half"));
        run.EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task TriggerAsync_HandlerThrows_FailsWithItsMessage()
    {
        await using var host = await StartAsync((_, _) => throw new InvalidOperationException("out of paper"));
        var jobs = host.Get<IHostJobs>();

        await jobs.TriggerAsync("work", "a", null, null, None);

        JobRun run = await EndAsync(jobs, "a");
        (run.State, run.Summary).ShouldBe((JobRunState.Failed, "out of paper"));
    }

    [Fact]
    public async Task TriggerAsync_UnknownKey_Throws()
    {
        await using var host = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")));

        await Should.ThrowAsync<ArgumentException>(() => host.Get<IHostJobs>().TriggerAsync("other", "a", null, null, None));
    }

    [Fact]
    public async Task StopAsync_AliveRun_EndsAsStopped()
    {
        bool stopSeen = false;
        await using var host = await StartAsync(async (context, cancellationToken) =>
        {
            await ForeverAsync(cancellationToken).ContinueWith(_ => stopSeen = context.StopRequested, TaskScheduler.Default);
            cancellationToken.ThrowIfCancellationRequested();
            return new JobOutcome(true, "");
        });
        var jobs = host.Get<IHostJobs>();
        await jobs.TriggerAsync("work", "a", null, null, None);

        (await jobs.StopAsync("work", "a", None)).ShouldBeTrue();

        (await EndAsync(jobs, "a")).State.ShouldBe(JobRunState.Stopped);
        stopSeen.ShouldBeTrue();
        (await jobs.StopAsync("work", "a", None)).ShouldBeFalse();
    }

    [Fact]
    public async Task Start_AfterACrash_MarksTheRunInterruptedWhereItIsNotResumed()
    {
        string crashed = await CrashWhileRunningAsync();

        await using var host = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")), dataFolder: crashed);

        JobRun run = host.Get<IHostJobs>().ListRuns("work", "a", 10).Single();
        run.State.ShouldBe(JobRunState.Interrupted);
        run.EndedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Start_AfterACrash_ResumesWithSystemTriggerWhereAsked()
    {
        string crashed = await CrashWhileRunningAsync();
        string? argument = null;

        await using var host = await StartAsync((context, _) =>
        {
            argument = context.Argument;
            return Task.FromResult(new JobOutcome(true, "resumed"));
        }, resume: true, dataFolder: crashed);

        var jobs = host.Get<IHostJobs>();
        JobRun run = await EndAsync(jobs, "a");
        (run.State, run.Trigger, run.RequestedBy).ShouldBe((JobRunState.Succeeded, JobTrigger.System, null));
        jobs.ListRuns("work", "a", 10)[1].State.ShouldBe(JobRunState.Interrupted);
        argument.ShouldBe("weekly");
    }

    [Fact]
    public async Task Dispose_AliveRun_IsInterrupted()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await StartAsync(RunForeverAsync, dataFolder: data))
            await host.Get<IHostJobs>().TriggerAsync("work", "a", null, null, None);

        await using var next = await StartAsync(RunForeverAsync, dataFolder: data);

        next.Get<IHostJobs>().ListRuns("work", "a", 10).Single().State.ShouldBe(JobRunState.Interrupted);
    }

    [Fact]
    public async Task ScheduleAsync_FirstInThePast_CountsOnFromThere()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 10, 20, 0, TimeSpan.Zero));
        await using var host = await StartAsync(RunForeverAsync, time: time);
        var jobs = host.Get<IHostJobs>();

        await jobs.ScheduleAsync("work", "a", new JobSchedule.Interval(TimeSpan.FromHours(1), time.GetUtcNow().AddMinutes(-90)), None);

        // 8:50, 9:50, then 10:50.
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBe(new DateTimeOffset(2026, 3, 1, 10, 50, 0, TimeSpan.Zero));
        jobs.FindAlive("work", "a").ShouldBeNull();
    }

    [Fact]
    public async Task ScheduleAsync_HostWasDownAtTheStart_MakesUpForItOnce()
    {
        string data = RunningHost.NewFolder();
        var start = new DateTimeOffset(2026, 3, 1, 10, 0, 0, TimeSpan.Zero);
        await using (var host = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(start)))
            await host.Get<IHostJobs>().ScheduleAsync("work", "a", new JobSchedule.Interval(TimeSpan.FromHours(1), start.AddMinutes(30)), None);

        await using var next = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")), dataFolder: data, time: new FakeTimeProvider(start.AddHours(5)));

        var jobs = next.Get<IHostJobs>();
        (await EndAsync(jobs, "a")).Trigger.ShouldBe(JobTrigger.System);
        jobs.ListRuns("work", "a", 10).Count.ShouldBe(1);
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBe(start.AddHours(5).AddMinutes(30));
    }

    [Fact]
    public async Task ScheduleAsync_Once_RunsWhenItIsDue()
    {
        var time = new FakeTimeProvider(Morning);
        await using var host = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")), time: time);
        var jobs = host.Get<IHostJobs>();
        await jobs.ScheduleAsync("work", "a", new JobSchedule.Once(Morning.AddMinutes(30)), None);
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBe(Morning.AddMinutes(30));

        // Quartz looks at the clock now and then by itself; each look may find it moved.
        await Eventually.TrueAsync(() => AdvanceUntil(time, Morning.AddMinutes(30), () => jobs.ListRuns("work", "a", 10).Count > 0), "it runs");

        (await EndAsync(jobs, "a")).Trigger.ShouldBe(JobTrigger.System);
        jobs.ListRuns("work", "a", 10)[0].StartedAt.ShouldBeGreaterThanOrEqualTo(Morning.AddMinutes(30));
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task ScheduleAsync_OnceInThePast_RunsAtOnce()
    {
        await using var host = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")));
        var jobs = host.Get<IHostJobs>();

        await jobs.ScheduleAsync("work", "a", new JobSchedule.Once(DateTimeOffset.UnixEpoch), None);

        (await EndAsync(jobs, "a")).State.ShouldBe(JobRunState.Succeeded);
        jobs.ListRuns("work", "a", 10).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ScheduleAsync_OnceWhileTheHostIsDown_IsMadeUpForOnce()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(Morning)))
            await host.Get<IHostJobs>().ScheduleAsync("work", "a", new JobSchedule.Once(Morning.AddMinutes(30)), None);
        await using (var late = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")), dataFolder: data, time: new FakeTimeProvider(Morning.AddHours(5))))
            (await EndAsync(late.Get<IHostJobs>(), "a")).Trigger.ShouldBe(JobTrigger.System);

        await using var next = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(Morning.AddHours(6)));

        var jobs = next.Get<IHostJobs>();
        jobs.ListRuns("work", "a", 10).Count.ShouldBe(1);
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBeNull();
    }

    [Fact]
    public async Task Start_HostThatRunsNoJobs_LeavesWhatIsDueToTheNext()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(Morning)))
        {
            await host.Get<IHostJobs>().ScheduleAsync("work", "a", new JobSchedule.Once(Morning.AddMinutes(30)), None);
            await host.Get<IHostJobs>().TriggerAsync("work", "b", null, null, None);
        }

        await using (var idle = await StartAsync((_, _) => throw new InvalidOperationException("not now"), resume: true, data, new FakeTimeProvider(Morning.AddHours(1)), runsJobs: false))
            idle.Get<IHostJobs>().ListRuns("work", "a", 10).ShouldBeEmpty();

        await using var next = await StartAsync((_, _) => Task.FromResult(new JobOutcome(true, "")), resume: true, data, new FakeTimeProvider(Morning.AddHours(2)));
        var jobs = next.Get<IHostJobs>();
        (await EndAsync(jobs, "a")).State.ShouldBe(JobRunState.Succeeded);
        (await EndAsync(jobs, "b")).State.ShouldBe(JobRunState.Succeeded);
    }

    [Fact]
    public async Task ScheduleAsync_OnceAfterARestart_StillKnowsWhen()
    {
        string data = RunningHost.NewFolder();
        await using (var host = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(Morning)))
            await host.Get<IHostJobs>().ScheduleAsync("work", "a", new JobSchedule.Once(Morning.AddMinutes(30)), None);

        await using var next = await StartAsync(RunForeverAsync, dataFolder: data, time: new FakeTimeProvider(Morning.AddMinutes(10)));

        var jobs = next.Get<IHostJobs>();
        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBe(Morning.AddMinutes(30));
        jobs.ListRuns("work", "a", 10).ShouldBeEmpty();
    }

    [Fact]
    public async Task ScheduleAsync_OnceAfterAnInterval_TakesItsPlace()
    {
        await using var host = await StartAsync(RunForeverAsync, time: new FakeTimeProvider(Morning));
        var jobs = host.Get<IHostJobs>();
        await jobs.ScheduleAsync("work", "a", new JobSchedule.Interval(TimeSpan.FromHours(1), Morning.AddMinutes(10)), None);

        await jobs.ScheduleAsync("work", "a", new JobSchedule.Once(Morning.AddDays(3)), None);

        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBe(Morning.AddDays(3));
    }

    [Fact]
    public async Task ScheduleAsync_OnceByItsOwnHandler_IsTheNextOne()
    {
        IHostJobs? own = null;
        await using var host = await StartAsync(async (context, cancellationToken) =>
        {
            await own!.ScheduleAsync("work", context.Subject, new JobSchedule.Once(Morning.AddDays(1)), cancellationToken);
            return new JobOutcome(true, "");
        }, time: new FakeTimeProvider(Morning));
        own = host.Get<IHostJobs>();

        await own.ScheduleAsync("work", "a", new JobSchedule.Once(Morning), None);

        (await EndAsync(own, "a")).State.ShouldBe(JobRunState.Succeeded);
        (await own.FindNextRunAsync("work", "a", None)).ShouldBe(Morning.AddDays(1));
    }

    [Fact]
    public async Task UnscheduleAsync_EndsTheSchedule()
    {
        await using var host = await StartAsync(RunForeverAsync);
        var jobs = host.Get<IHostJobs>();
        await jobs.ScheduleAsync("work", "a", new JobSchedule.Interval(TimeSpan.FromHours(1), DateTimeOffset.UnixEpoch), None);

        await jobs.UnscheduleAsync("work", "a", None);

        (await jobs.FindNextRunAsync("work", "a", None)).ShouldBeNull();
    }

    private static bool AdvanceUntil(FakeTimeProvider time, DateTimeOffset moment, Func<bool> condition)
    {
        if (time.GetUtcNow() < moment)
            time.SetUtcNow(moment);
        time.Advance(TimeSpan.FromMilliseconds(50));
        return condition();
    }

    private static Task<RunningHost> StartAsync(JobHandler handler, bool resume = false, string? dataFolder = null, TimeProvider? time = null, bool runsJobs = true) =>
        RunningHost.StartAsync(
            plugin => plugin.AddJob(new JobDefinition { Key = "work", Title = "Work", Handler = handler, ResumeAfterInterruption = resume }),
            dataFolder,
            time: time,
            configure: options => options with { RunsJobs = runsJobs });

    /// <summary>The data folder as a host leaves it that is killed in the middle of a run.</summary>
    private static async Task<string> CrashWhileRunningAsync()
    {
        string copy = RunningHost.NewFolder();
        await using var host = await StartAsync(RunForeverAsync);
        await host.Get<IHostJobs>().TriggerAsync("work", "a", APerson(), "weekly", None);
        Directory.CreateDirectory(Path.Combine(copy, "host"));
        foreach (string file in Directory.EnumerateFiles(Path.Combine(host.DataFolder, "host")))
        {
            await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await using var target = File.Create(Path.Combine(copy, "host", Path.GetFileName(file)));
            await source.CopyToAsync(target);
        }

        return copy;
    }

    private static async Task<JobOutcome> RunForeverAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        await ForeverAsync(cancellationToken);
        return new JobOutcome(true, "");
    }

    private static Task ForeverAsync(CancellationToken cancellationToken) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    private static HcpUser APerson() => new() { Id = "ada", Name = "Ada", Roles = new HashSet<string>(StringComparer.Ordinal) };

    private static async Task<JobRun> EndAsync(IHostJobs jobs, string subject)
    {
        await Eventually.TrueAsync(() => jobs.ListRuns("work", subject, 1) is [{ State: not JobRunState.Running and not JobRunState.Interrupted }], "the run ends");
        return jobs.ListRuns("work", subject, 1)[0];
    }
}
