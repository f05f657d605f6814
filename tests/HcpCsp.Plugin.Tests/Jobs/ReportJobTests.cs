using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Delivery;
using static HcpCsp.Plugin.Tests.Delivery.DeliveryWorld;

namespace HcpCsp.Plugin.Tests.Jobs;

public sealed class ReportJobTests : IDisposable
{
    private readonly DeliveryWorld world = new();

    [Fact]
    public void Define_Jobs_AreStartedAnewAfterAnInterruption()
    {
        JobDefinition[] jobs = [new ReportJob(world.Runner, world.Clock).Define(), new ScheduleJob(world.Looks).Define()];

        jobs.Select(job => job.Key).ShouldBe(["reports", "report-schedules"]);
        jobs.ShouldAllBe(job => job.ResumeAfterInterruption && job.CanStop);
    }

    [Fact]
    public async Task Handler_Made_SaysHowManyFiles()
    {
        ReportRun run = await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b")).StartAfterDiscoveryAsync(AnOrder(ReportKind.CustomerBilling));

        await world.Jobs.RunAllAsync(TestContext.Current.CancellationToken);

        JobRun job = world.Runs.FindJob(run).ShouldNotBeNull();
        (job.State, job.Summary, job.RequestedBy).ShouldBe((JobRunState.Succeeded, "2 files made, 0 not made.", "eva"));
    }

    [Fact]
    public async Task Handler_Stopped_LetsTheCancellationThrough()
    {
        ReportRun run = await world.Put("G6", 6, ALine.Of("a")).StartAfterDiscoveryAsync(AnOrder(ReportKind.CustomerBilling));
        using var stop = new CancellationTokenSource();
        world.Catalog.OnWrite = _ => stop.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(() => new ReportJob(world.Runner, world.Clock).Define().Handler(new Context(ReportJobs.SubjectOf(AccountId, run.Id)), stop.Token));

        world.Find(run).State.ShouldBe(ReportRunState.Stopped);
    }

    public void Dispose() => world.Dispose();

    private sealed class Context(string subject) : JobRunContext
    {
        public override string RunId => "job-1";

        public override string Subject => subject;

        public override string? Argument => null;

        public override JobTrigger Trigger => JobTrigger.Manual;

        public override string? RequestedBy => "eva";

        public override bool StopRequested => true;

        public override void Report(JobProgress progress)
        {
        }
    }
}
