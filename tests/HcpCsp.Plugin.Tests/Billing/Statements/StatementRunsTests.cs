using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.Plugin.Tests.Billing.Statements;

public sealed class StatementRunsTests
{
    private readonly FakeHostJobs jobs = new();
    private readonly FakeTimeProvider time = new();
    private readonly StatementRuns runs;

    public StatementRunsTests()
    {
        var store = new InMemoryStore();
        store.Data("a").With(AnInvoice.Numbered("G1"), []);
        runs = new StatementRuns(jobs, store, time);
    }

    [Fact]
    public async Task StopAsync_AccountAndDocumentGoOn_StopsBothAndNobodyElses()
    {
        foreach (string subject in new[] { "a", "a/G1", "b" })
            await jobs.TriggerAsync(StatementRuns.JobKey, subject, null, null, default);

        (await runs.StopAsync("a", default)).ShouldBeTrue();

        jobs.Runs.Where(run => run.State == JobRunState.Running).ShouldHaveSingleItem().Subject.ShouldBe("b");
    }

    [Fact]
    public async Task StopAsync_IssuingAnewGoesOn_StopsItToo()
    {
        await jobs.TriggerAsync(StatementRuns.ReissueJobKey, "a/G1", null, null, default);

        (await runs.StopAsync("a", default)).ShouldBeTrue();

        jobs.Runs.ShouldHaveSingleItem().State.ShouldBe(JobRunState.Stopped);
    }

    [Fact]
    public async Task StopAsync_NothingGoesOn_IsDoneAtOnce() => (await runs.StopAsync("a", default)).ShouldBeTrue();

    [Fact]
    public async Task StopAsync_RunDoesNotEnd_GivesUpAfterTenSeconds()
    {
        jobs.NeverEnds = true;
        await jobs.TriggerAsync(StatementRuns.JobKey, "a", null, null, default);

        Task<bool> stopping = runs.StopAsync("a", default);
        stopping.IsCompleted.ShouldBeFalse();
        time.Advance(TimeSpan.FromSeconds(11));

        (await stopping).ShouldBeFalse();
    }
}
