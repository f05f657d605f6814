using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Tests.Onboarding;

namespace HcpCsp.Plugin.Tests.Jobs;

public sealed class SignInUpkeepJobTests : IAsyncDisposable
{
    private readonly OnboardingFixture fixture = new();

    private JobDefinition Job => new SignInUpkeepJob(fixture.Upkeep).Define();

    [Fact]
    public void Define_Job_HasTheKeyThatIsScheduled() => Job.Key.ShouldBe(SignInUpkeepSchedule.JobKey);

    [Fact]
    public async Task Handler_IdleSignInRefreshed_Succeeds()
    {
        await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(8));

        (await RunAsync()).ShouldBe(new JobOutcome(Succeeded: true, "1 idle sign-ins refreshed."));
    }

    [Fact]
    public async Task Handler_SignInRefused_DoesNotSucceedAndNamesTheAccount()
    {
        await fixture.GetRegisteredAsync();
        fixture.Time.Advance(TimeSpan.FromDays(8));
        fixture.RefuseTokens("invalid_grant", 70008);

        JobOutcome outcome = await RunAsync();

        outcome.Succeeded.ShouldBeFalse();
        outcome.Summary.ShouldContain("1 not: Contoso: The sign-in lapsed");
    }

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    // The job asks nothing of its run.
    private Task<JobOutcome> RunAsync() => Job.Handler(null!, default);
}
