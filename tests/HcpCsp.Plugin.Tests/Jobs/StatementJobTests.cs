using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Tests.Billing.Statements;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Jobs;

public sealed class StatementJobTests
{
    private readonly StatementFixture fixture = new();

    private JobDefinition Job => new StatementJob(fixture.Issuer).Define();

    [Fact]
    public async Task Handler_OneDocument_IssuesItAlone()
    {
        PutTwoDocuments();

        JobOutcome outcome = await Job.Handler(new Context($"{AccountId}/G2"), CancellationToken.None);

        outcome.ShouldBe(new JobOutcome(true, "1 issued, 0 issued before."));
        fixture.Store.Statements.List(AccountId).Single().InvoiceNumber.ShouldBe("G2");
    }

    [Fact]
    public async Task Handler_WholeAccount_IssuesAllAndTellsHowFarItIs()
    {
        PutTwoDocuments();
        var context = new Context(AccountId);

        (await Job.Handler(context, CancellationToken.None)).Succeeded.ShouldBeTrue();

        context.Reported.ShouldBe([new JobProgress(0, "0 of 2 statements"), new JobProgress(100, "2 of 2 statements")]);
        fixture.Store.Statements.List(AccountId).ShouldAllBe(statement => statement.IssuedBy == "eva");
    }

    [Fact]
    public async Task Handler_FileHeldBack_DoesNotSucceed()
    {
        PutTwoDocuments();
        fixture.Leaking = Contoso;

        JobOutcome outcome = await Job.Handler(new Context(AccountId), CancellationToken.None);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Summary.ShouldContain("It was held back.");
    }

    [Fact]
    public async Task ReissueHandler_RuleChanged_IssuesAnewWhatDiffers()
    {
        PutTwoDocuments();
        await fixture.IssueAllAsync(number: null);
        fixture.Settings(50m);

        JobOutcome outcome = await new StatementJob(fixture.Issuer).DefineReissue().Handler(new Context($"{AccountId}/G2"), CancellationToken.None);

        outcome.ShouldBe(new JobOutcome(true, "1 issued anew, 0 unchanged."));
    }

    [Theory]
    [InlineData("0123456789ab", "0123456789ab", null)]
    [InlineData("0123456789ab/G1", "0123456789ab", "G1")]
    [InlineData("0123456789ab/A%2F1%25", "0123456789ab", "A/1%")]
    public void Parse_Subject_NamesAccountAndDocument(string subject, string accountId, string? number) =>
        StatementRuns.Parse(subject).ShouldBe((accountId, number));

    private void PutTwoDocuments() => fixture.Put(ALine(10m)).Put(AnInvoice("G2", total: 11m), [ALine(10m)]);

    private sealed class Context(string subject) : JobRunContext
    {
        public List<JobProgress> Reported { get; } = [];

        public override string RunId => "job-1";

        public override string Subject => subject;

        public override string? Argument => null;

        public override JobTrigger Trigger => JobTrigger.Manual;

        public override string? RequestedBy => "eva";

        public override bool StopRequested => false;

        public override void Report(JobProgress progress) => Reported.Add(progress);
    }
}
