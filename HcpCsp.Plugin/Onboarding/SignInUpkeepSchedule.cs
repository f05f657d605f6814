using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>When the upkeep of all sign-ins runs: once a day.</summary>
internal sealed class SignInUpkeepSchedule(IHostJobs jobs)
{
    public const string JobKey = "sign-in-upkeep";

    /// <summary>One run looks after all accounts.</summary>
    public const string Subject = "accounts";

    // Counted from a fixed hour, so that setting it again moves nothing.
    private static readonly JobSchedule Daily = new JobSchedule.Interval(TimeSpan.FromDays(1), new DateTimeOffset(2026, 1, 1, 3, 20, 0, TimeSpan.Zero));

    public Task SetAsync(CancellationToken cancellationToken) => jobs.ScheduleAsync(JobKey, Subject, Daily, cancellationToken);
}
