using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Onboarding;

namespace HcpCsp.Plugin.Jobs;

/// <summary>The daily look after all sign-ins as a job of the host.</summary>
internal sealed class SignInUpkeepJob(SignInUpkeep upkeep)
{
    public JobDefinition Define() => new()
    {
        Key = SignInUpkeepSchedule.JobKey,
        Title = "Upkeep of the sign-ins at Microsoft",
        Handler = RunAsync,
    };

    private async Task<JobOutcome> RunAsync(JobRunContext context, CancellationToken cancellationToken)
    {
        SignInUpkeepOutcome outcome = await upkeep.RunAsync(cancellationToken);
        return new JobOutcome(outcome.IsWhole, outcome.Summary);
    }
}
