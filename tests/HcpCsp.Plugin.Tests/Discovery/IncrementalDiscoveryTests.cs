using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.PartnerCenter.Http;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Discovery;

/// <summary>Which customers' subscriptions a run asks for. The first run is on 2026-06-10 at 8:00.</summary>
public sealed class IncrementalDiscoveryTests : IDisposable
{
    private readonly DiscoveryFixture fixture = new();

    [Fact]
    public async Task RunAsync_NoSuccessYet_ReadsAllWithoutAskingForAuditRecords()
    {
        fixture.Backend.WithCustomers("a", "b");

        DiscoveryRun run = await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["a", "b"]);
        fixture.Backend.AuditAskedFor.ShouldBeNull();
        run.Skips.ShouldContain(new SkipCount("audit", SkipReasons.AllRead, 1));
    }

    [Fact]
    public async Task RunAsync_NothingNew_ReadsNeitherSubscriptionNorLine()
    {
        fixture.Backend.WithCustomers("a", "b").WithInvoice(AnInvoice.Numbered("G6"), "tag-6", [ALine.Of("a", 3m)]);
        await FirstRunAsync();

        DiscoveryRun second = await fixture.RunAsync();

        second.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(["organization", "customers 1", "audit 1", "invoices", "export Billed G6", "export Billed USD Current", "export Usage G6", "export Usage USD Current"]);
        (second.Lines, second.UsageLines).ShouldBe((0, 0));
    }

    [Fact]
    public async Task RunAsync_NothingNew_AsksForAllExportsSideBySide()
    {
        for (int number = 1; number <= 8; number++)
            fixture.Backend.WithInvoice(AnInvoice.Numbered($"G{number}"), "tag", [ALine.Of("a", 3m)]);
        await FirstRunAsync();
        fixture.Options.ExportsAtOnce = 16;
        int left = 16;
        var allAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Backend.OnAskedAsync = async request =>
        {
            if (!request.StartsWith("export", StringComparison.Ordinal))
                return;
            if (Interlocked.Decrement(ref left) == 0)
                allAsked.SetResult();
            await allAsked.Task.WaitAsync(TimeSpan.FromSeconds(60));
        };

        (await fixture.RunAsync()).State.ShouldBe(DiscoveryState.Completed);

        // Lines and usage of each: none was answered before all were asked for.
        allAsked.Task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task RunAsync_NothingNew_TellsWhySubscriptionsWereLeftAsTheyWere()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();

        DiscoveryRun second = await fixture.RunAsync();

        second.Skips.ShouldContain(new SkipCount("subscriptions", SkipReasons.NotNamed(new DateOnly(2026, 6, 9)), 2));
        second.Units.ShouldContain(new UnitCount("subscriptions", 2, 0, 2, 0));
        second.Units.ShouldContain(new UnitCount("audit", 1, 1, 0, 0));
    }

    [Fact]
    public async Task RunAsync_AuditRecordsNameCustomers_ReadsTheirSubscriptionsOnly()
    {
        fixture.Backend.WithCustomers("a", "b", "c").WithAudit("b", CustomerId.Unassigned).WithAudit("b", "stranger");
        await FirstRunAsync();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["b"]);
    }

    [Fact]
    public async Task RunAsync_NamedOnceAndNotAgain_IsReadOnce()
    {
        fixture.Backend.WithCustomers("a", "b").WithAudit("b");
        await FirstRunAsync();
        await fixture.RunAsync();
        fixture.Backend.WithoutAudit().ForgetRequests();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_AuditRecords_AreAskedFromTheDayBeforeTheLastSuccessBegan()
    {
        // It began a second before the end of 2026-06-10 and ended on the day after.
        fixture.Time.Advance(new DateTimeOffset(2026, 6, 10, 23, 59, 59, TimeSpan.Zero) - fixture.Time.GetUtcNow());
        fixture.Backend.WithCustomers("a").OnRequest = _ => fixture.Time.Advance(TimeSpan.FromSeconds(1));
        await FirstRunAsync();
        fixture.Time.Advance(TimeSpan.FromDays(2));

        await fixture.RunAsync();

        fixture.Backend.AuditAskedFor.ShouldBe((new DateOnly(2026, 6, 9), new DateOnly(2026, 6, 13)));
    }

    [Fact]
    public async Task RunAsync_LastWalkFailed_AsksFromTheOneThatSucceeded()
    {
        fixture.Backend.WithCustomers("a");
        await FirstRunAsync();
        fixture.NextDay();
        fixture.Backend.Failing("invoices", () => DiscoveryFixture.Refused());
        await fixture.RunAsync();
        fixture.Backend.Recover();
        fixture.NextDay();

        await fixture.RunAsync();

        fixture.Backend.AuditAskedFor.ShouldBe((new DateOnly(2026, 6, 9), new DateOnly(2026, 6, 12)));
    }

    [Fact]
    public async Task RunAsync_FirstWalkWasGivenUp_ReadsAllAgain()
    {
        fixture.Backend.WithCustomers("a", "b").Failing("invoices", () => DiscoveryFixture.Refused());
        await FirstRunAsync();
        fixture.Backend.Recover();
        fixture.NextDay();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_SevenDaysAfterAllWereRead_ReadsAllThoughOthersSucceededSince()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();
        for (int day = 1; day <= 6; day++)
        {
            fixture.NextDay();
            await fixture.RunAsync();
        }

        AskedSubscriptions().ShouldBeEmpty();
        fixture.NextDay();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_DayAfterTheWeeklyReading_ReadsOnlyWhatChanged()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();
        fixture.Time.Advance(TimeSpan.FromDays(7));
        await FirstRunAsync();
        fixture.NextDay();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBeEmpty();
    }

    [Fact]
    public async Task RunAsync_Full_ReadsAll()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();

        await fixture.RunAsync(full: true);

        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_ClockWasPutBack_ReadsAll()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();
        DateTimeOffset future = fixture.Time.GetUtcNow().AddDays(30);
        foreach (UnitCheckpoint complete in fixture.Account.ListCheckpoints().Values.Where(one => one.Key.StartsWith("walk/", StringComparison.Ordinal)))
            fixture.Account.SaveCheckpoint(complete with { FinishedAt = future });

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_AuditRecordsAreRefused_IsAnErrorAndReadsAll()
    {
        fixture.Backend.WithCustomers("a", "b").Failing("audit 1", () => DiscoveryFixture.Refused());
        await FirstRunAsync();

        DiscoveryRun second = await fixture.RunAsync();

        second.State.ShouldBe(DiscoveryState.Error);
        UnitError error = second.Errors.ShouldHaveSingleItem();
        (error.Key, error.Unit, error.Status).ShouldBe(("audit", "audit records since 2026-06-09", 403));
        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_RoleForAuditRecordsIsMissing_AdviceNamesItAndWhatIsReadInstead()
    {
        fixture.Backend.WithCustomers("a", "b").Failing(
            "audit 1", () => new PartnerCenterException("Microsoft refused.") { Status = 403, Code = "", Advice = FailureAdvice.For(403, "") });
        await FirstRunAsync();

        UnitError error = (await fixture.RunAsync()).Errors.ShouldHaveSingleItem();

        error.Advice.ShouldContain("Admin Agent role");
        error.Advice.ShouldEndWith("Until then every run reads the subscriptions of all customers instead of the changed ones only, so that nothing is missing.");
    }

    [Fact]
    public async Task RunAsync_AuditAloneAfterARefusal_DoesntReopenWhatTheWalkHasRead()
    {
        fixture.Backend.WithCustomers("a", "b").WithAudit("a").Failing("audit 1", () => DiscoveryFixture.Refused());
        await FirstRunAsync();
        await fixture.RunAsync();
        fixture.Backend.Recover();
        fixture.Backend.ForgetRequests();

        DiscoveryRun retry = await fixture.RunAsync(DiscoveryScope.Unit("audit"));
        await fixture.RunAsync();

        retry.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(["audit 1"]);
    }

    [Fact]
    public async Task RunAsync_NewCustomer_IsReadThoughNobodyNamesIt()
    {
        fixture.Backend.WithCustomers("a");
        await FirstRunAsync();
        fixture.Backend.WithCustomers("b");

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["b"]);
    }

    [Fact]
    public async Task RunAsync_CustomerIsBack_IsReadThoughNobodyNamesIt()
    {
        fixture.Backend.WithCustomers("a", "b");
        await FirstRunAsync();
        fixture.NextDay();
        fixture.Backend.WithoutCustomers().WithCustomers("a");
        await fixture.RunAsync();
        fixture.NextDay();
        fixture.Backend.WithCustomers("b");

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["b"]);
    }

    [Fact]
    public async Task RunAsync_AfterAStop_ReadsTheNamedOnesThatWereLeft()
    {
        fixture.Backend.WithCustomers("a", "b", "c").WithAudit("a", "b");
        await FirstRunAsync();
        await fixture.RunUntilAsync("subscriptions b", stopRequested: true);
        fixture.ReopenStore();
        fixture.Backend.ForgetRequests();

        DiscoveryRun resumed = await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["b"]);
        fixture.Backend.Count("audit").ShouldBe(0);
        resumed.State.ShouldBe(DiscoveryState.Completed);
        resumed.Skips.Where(skip => string.Equals(skip.Kind, "subscriptions", StringComparison.Ordinal))
            .ShouldBe([new SkipCount("subscriptions", SkipReasons.NotNamed(new DateOnly(2026, 6, 9)), 1), new SkipCount("subscriptions", SkipReasons.Finished, 1)]);
    }

    [Fact]
    public async Task RunAsync_StoppedBetweenAuditPages_ReadsThemAgain()
    {
        fixture.Backend.WithCustomers("a", "b", "c").WithAudit("a").WithAudit("b");
        await FirstRunAsync();
        await fixture.RunUntilAsync("audit 2", stopRequested: true);
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync();

        fixture.Backend.Count("audit").ShouldBe(2);
        AskedSubscriptions().ShouldBe(["a", "b"]);
    }

    [Fact]
    public async Task RunAsync_NamedInAWalkThatWasGivenUp_IsReadByTheNext()
    {
        fixture.Backend.WithCustomers("a", "b").WithAudit("b");
        await FirstRunAsync();
        await fixture.RunUntilAsync("subscriptions b", stopRequested: true);
        fixture.Backend.WithoutAudit().ForgetRequests();
        fixture.NextDay();

        await fixture.RunAsync();

        AskedSubscriptions().ShouldBe(["b"]);
    }

    public void Dispose() => fixture.Dispose();

    /// <summary>One run whose requests don't count.</summary>
    private async Task FirstRunAsync()
    {
        await fixture.RunAsync();
        fixture.Backend.OnRequest = static _ => { };
        fixture.Backend.ForgetRequests();
    }

    private IEnumerable<string> AskedSubscriptions() =>
        fixture.Backend.Requests.Where(request => request.StartsWith("subscriptions ", StringComparison.Ordinal)).Select(request => request.Split(' ')[1]);
}
