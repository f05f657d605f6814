using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Delivery.Scheduling;

namespace HcpCsp.Plugin.Jobs;

/// <summary>The look at an account's report schedules as a job of the host. Its subject is the account's id.</summary>
internal sealed class ScheduleJob(ScheduleRuns schedules)
{
    public JobDefinition Define() => new()
    {
        Key = ReportJobs.Looking,
        Title = "Look at the report schedules of a CSP partner account",
        ResumeAfterInterruption = true,
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        context.Report(new JobProgress(null, "Looking for what is due"));
        int begun = await schedules.LookAsync(context.Subject, cancellationToken);
        return new JobOutcome(true, begun == 0 ? "Nothing was due." : $"{begun} begun.");
    }
}
