using Quartz;
using Quartz.Extensibility;

namespace HcpCsp.TestHost.Jobs;

/// <summary>Quartz, as the host uses it: it starts runs on threads of its own, now or at a moment.</summary>
/// <remarks>
/// Quartz keeps its triggers in memory; the schedules themselves are in <see cref="ScheduleStore"/>, so that each firing arms the next.
/// Its job data holds text only: anything else would keep an unloaded plugin in memory.
/// </remarks>
internal sealed class JobClock : IAsyncDisposable
{
    /// <summary>More than runs are ever alive, so that none waits for another.</summary>
    private const int MaxConcurrentRuns = 100;

    private const string RunIdKey = "runId";
    private const string PluginKey = "plugin";
    private const string JobKeyKey = "jobKey";
    private const string SubjectKey = "subject";

    private readonly IScheduler scheduler;
    private readonly TimeProvider time;

    private JobClock(IScheduler scheduler, TimeProvider time)
    {
        this.scheduler = scheduler;
        this.time = time;
    }

    public static async Task<JobClock> StartAsync(JobDesk desk, HostOptions options, CancellationToken cancellationToken)
    {
        // Named apart, since several hosts live in one process in tests and Quartz tells schedulers by name.
        var builder = QuartzSchedulerBuilder.Create(quartz => quartz
            .ConfigureScheduler(scheduling => scheduling.InstanceName = "hcp-" + Guid.NewGuid().ToString("n"))
            .UseDefaultThreadPool(MaxConcurrentRuns)
            .UseTimeProvider(options.Time)
            .UseJobFactory(new DeskJobFactory(desk)));
        IScheduler built = await builder.BuildScheduler(cancellationToken);
        if (options.RunsJobs)
            await built.Start(cancellationToken);
        return new JobClock(built, options.Time);
    }

    /// <summary>Executes a run as soon as a thread is free.</summary>
    public async Task StartRunAsync(AliveRun run) =>
        await scheduler.ScheduleJob(
            Detail(run.About, new JobKey(run.RunId, "runs"), run.RunId),
            TriggerBuilder.Create().WithIdentity(run.RunId, "runs").StartAt(time.GetUtcNow()).Build(),
            ScheduleJobOptions.Replacing,
            CancellationToken.None);

    /// <summary>Fires the schedule of a subject once, at its next run; replaces an earlier one.</summary>
    public async Task ArmAsync(StoredSchedule schedule, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        var trigger = TriggerBuilder.Create().WithIdentity(KeyOf(schedule.About))
            .StartAt(schedule.NextRun > now ? schedule.NextRun : now).Build();
        JobKey key = new(KeyOf(schedule.About).Name, schedule.Plugin);
        await scheduler.ScheduleJob(Detail(schedule.About, key, runId: null), trigger, ScheduleJobOptions.Replacing, cancellationToken);
    }

    public async Task DisarmAsync(RunSubject about, CancellationToken cancellationToken) =>
        await scheduler.UnscheduleJob(KeyOf(about), cancellationToken);

    public async ValueTask DisposeAsync() => await scheduler.Shutdown(waitForJobsToComplete: false);

    private static TriggerKey KeyOf(RunSubject about) => new(about.JobKey + "/" + about.Subject, about.Plugin);

    private static IJobDetail Detail(RunSubject about, JobKey key, string? runId)
    {
        var data = new JobDataMap { [PluginKey] = about.Plugin, [JobKeyKey] = about.JobKey, [SubjectKey] = about.Subject };
        if (runId is not null)
            data[RunIdKey] = runId;
        return JobBuilder.Create<DeskJob>().WithIdentity(key).UsingJobData(data).Build();
    }

    private sealed class DeskJobFactory(JobDesk desk) : IJobFactory
    {
        public ValueTask<JobScope> CreateJob(TriggerFiredBundle bundle, IScheduler scheduler, CancellationToken cancellationToken = default) =>
            ValueTask.FromResult(new JobScope(new DeskJob(desk), null));

        public ValueTask ReturnJob(JobScope scope, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }

    private sealed class DeskJob(JobDesk desk) : IJob
    {
        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
        {
            JobDataMap data = context.MergedJobDataMap;
            var about = new RunSubject((string)data[PluginKey]!, (string)data[JobKeyKey]!, (string)data[SubjectKey]!);
            if (data.TryGetValue(RunIdKey, out object? runId))
                await desk.ExecuteAsync(about, (string)runId!);
            else
                await desk.FireAsync(about);
        }
    }
}
