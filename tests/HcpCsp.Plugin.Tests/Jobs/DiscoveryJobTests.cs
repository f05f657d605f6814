using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Jobs;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter.Lines;
using HcpCsp.Plugin.Tests.Builders;
using HcpCsp.Plugin.Tests.Delivery;
using HcpCsp.Plugin.Tests.Discovery;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace HcpCsp.Plugin.Tests.Jobs;

public sealed class DiscoveryJobTests : IDisposable
{
    private readonly DiscoveryFixture fixture = new();
    private readonly RecordingMailer mailer = new();
    private readonly BillingLedger ledger;
    private readonly DeliveryWorld delivery = new();

    public DiscoveryJobTests() => ledger = new BillingLedger(fixture.Store, new AccountRules(fixture.Store, fixture.Store.Plans, new FakeTenants()));

    private JobDefinition Job => new DiscoveryJob(fixture.Engine(), Budgets, new BudgetMail(Budgets, mailer, NullLogger<BudgetMail>.Instance), delivery.Looks).Define();

    private BudgetWatch Budgets => new(fixture.Store, ledger, fixture.Store.BudgetAlerts, fixture, fixture.Time);

    [Fact]
    public void Define_Job_IsStartedAnewAfterAnInterruption()
    {
        Job.Key.ShouldBe("discovery");
        Job.ResumeAfterInterruption.ShouldBeTrue();
        Job.CanStop.ShouldBeTrue();
    }

    [Fact]
    public async Task Handler_Completed_SucceedsWithCounts()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a"), ALine.Of("a")]);

        JobOutcome outcome = await Job.Handler(new Context(), CancellationToken.None);

        outcome.Succeeded.ShouldBeTrue();
        outcome.Summary.ShouldContain("2 invoice lines");
    }

    [Fact]
    public async Task Handler_OpenMonthIsAboveTheBudget_TellsItOnce()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a")]).WithUnbilled("USD", UnbilledPeriod.Current, "open-1", ALine.Of("a", 60m));
        fixture.Store.SaveCustomerSettings(new CustomerSettings { AccountId = DiscoveryFixture.AccountId, CustomerId = "a", Budget = new MonthlyBudget(new Money(100m, "USD"), MonthlyBudget.UsualThresholds) });

        await Job.Handler(new Context(), CancellationToken.None);
        await Job.Handler(new Context(), CancellationToken.None);

        fixture.Notifications.Count(notification => notification.Title.Contains("budget", StringComparison.Ordinal)).ShouldBe(1);
        mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Handler_UnitFailed_DoesNotSucceed()
    {
        fixture.Backend.WithCustomers("a").Failing("subscriptions a", () => DiscoveryFixture.Refused());

        JobOutcome outcome = await Job.Handler(new Context(), CancellationToken.None);

        outcome.Succeeded.ShouldBeFalse();
        outcome.Summary.ShouldContain("subscriptions of Customer a");
    }

    [Fact]
    public async Task Handler_Stopped_LetsTheCancellationThrough()
    {
        using var source = new CancellationTokenSource();
        fixture.Backend.OnRequest = _ => source.Cancel();

        await Should.ThrowAsync<OperationCanceledException>(() => Job.Handler(new Context { HasStopBeenRequested = true }, source.Token));

        fixture.Store.FindRun("job-1")!.State.ShouldBe(DiscoveryState.Stopped);
    }

    public void Dispose()
    {
        fixture.Dispose();
        delivery.Dispose();
    }

    private sealed class Context : JobRunContext
    {
        public bool HasStopBeenRequested { get; init; }

        public override string RunId => "job-1";

        public override string Subject => DiscoveryFixture.AccountId;

        public override string? Argument => null;

        public override JobTrigger Trigger => JobTrigger.System;

        public override string? RequestedBy => null;

        public override bool StopRequested => HasStopBeenRequested;

        public override void Report(JobProgress progress)
        {
        }
    }
}
