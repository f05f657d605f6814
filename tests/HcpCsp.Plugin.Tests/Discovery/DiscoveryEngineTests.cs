using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.PartnerCenter;
using HcpCsp.Plugin.Tests.Builders;

namespace HcpCsp.Plugin.Tests.Discovery;

public sealed class DiscoveryEngineTests : IDisposable
{
    private readonly DiscoveryFixture fixture = new();

    [Fact]
    public async Task RunAsync_EverythingAnswers_CompletesWithAllOfIt()
    {
        WithTwoInvoices();

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Completed);
        (run.Lines, run.UsageLines).ShouldBe((3, 1));
        fixture.Account.ListCustomers().Select(customer => customer.Id).ShouldBe(["a", "b"]);
        fixture.Account.CountSubscriptions().Count.ShouldBe(2);
        fixture.Account.FindInvoice("G5")!.Lines!.LineCount.ShouldBe(2);
        fixture.Store.FindAccount(DiscoveryFixture.AccountId)!.OrganizationName.ShouldBe("Contoso Partner GmbH");
    }

    [Fact]
    public async Task RunAsync_Completed_CountsUnitsByKind()
    {
        WithTwoInvoices();

        DiscoveryRun run = await fixture.RunAsync();

        run.Units.ShouldBe(
        [
            new UnitCount("organization", 1, 1, 0, 0), new UnitCount("customers", 1, 1, 0, 0), new UnitCount("audit", 1, 0, 1, 0),
            new UnitCount("subscriptions", 2, 2, 0, 0), new UnitCount("invoices", 1, 1, 0, 0), new UnitCount("lines", 2, 2, 0, 0), new UnitCount("usage", 2, 2, 0, 0),
            new UnitCount("unbilled", 2, 1, 1, 0), new UnitCount("unbilled-usage", 2, 1, 1, 0),
        ]);
    }

    [Fact]
    public async Task RunAsync_OldRuns_AreTakenAwayAfterwards()
    {
        fixture.Options.KeepRuns = 2;
        fixture.Options.KeepRunsFor = TimeSpan.FromDays(10);
        for (int run = 0; run < 4; run++)
        {
            await fixture.RunAsync();
            fixture.Time.Advance(TimeSpan.FromDays(20));
        }

        fixture.Store.ListRuns(DiscoveryFixture.AccountId, 10).Select(run => run.Id).ShouldBe(["run-4", "run-3"]);
    }

    [Fact]
    public async Task RunAsync_SeveralInvoices_ReadsTheNewestFirstAndLinesBeforeUsage()
    {
        WithTwoInvoices();

        await fixture.RunAsync();

        fixture.Backend.Requests.Where(request => request.StartsWith("export", StringComparison.Ordinal))
            .ShouldBe(["export Billed G6", "export Billed G5", "export Billed USD Current", "export Usage G6", "export Usage G5", "export Usage USD Current"]);
    }

    [Fact]
    public async Task RunAsync_SeveralBlobs_NumbersLinesThroughThem()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a", 1m)], [ALine.Of("a", 2m)], [ALine.Of("a", 3m)]);

        await fixture.RunAsync();

        fixture.Account.ReadLines(fixture.Account.FindInvoice("G6")!.Lines!.Id, null).Select(line => (line.Position, line.Subtotal))
            .ShouldBe([(0, 1m), (1, 2m), (2, 3m)]);
    }

    [Fact]
    public async Task RunAsync_ExportSaysNoData_RecordsItAsProvenEmpty()
    {
        WithTwoInvoices();

        await fixture.RunAsync();

        DocumentVersion usage = fixture.Account.FindInvoice("G5")!.Usage.ShouldNotBeNull();
        (usage.ETag, usage.LineCount).ShouldBe(("", 0));
    }

    [Fact]
    public async Task RunAsync_ProvenEmptyAgain_MakesNoNewVersion()
    {
        WithTwoInvoices();
        await fixture.RunAsync();
        string version = fixture.Account.FindInvoice("G5")!.Usage!.Id;

        await fixture.RunAsync();

        fixture.Account.FindInvoice("G5")!.Usage!.Id.ShouldBe(version);
    }

    [Fact]
    public async Task RunAsync_SecondRunWithEqualTags_ReadsNoLine()
    {
        WithTwoInvoices();
        await fixture.RunAsync();
        fixture.Backend.ForgetRequests();

        DiscoveryRun second = await fixture.RunAsync();

        second.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Count("blob").ShouldBe(0);
        second.Lines.ShouldBe(0);
        Units(second, "lines").Skipped.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_SecondRun_ReadsCustomersAndRecentInvoicesAgain()
    {
        WithTwoInvoices();
        await fixture.RunAsync();
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync();

        fixture.Backend.Count("customers").ShouldBe(1);

        // The newest known is of 2026-06-08; 45 days before it is 2026-04-24.
        fixture.Backend.InvoicesAskedFrom.ShouldBe(new DateOnly(2026, 4, 24));
    }

    [Fact]
    public async Task RunAsync_OldClosedInvoice_IsNotExportedAgain()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G1", 1), "old", [ALine.Of("a")]).WithInvoice(AnInvoice.Numbered("G6"), "new", [ALine.Of("a")]);
        await fixture.RunAsync();
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync();

        fixture.Backend.Count("export Billed G1").ShouldBe(0);
        fixture.Backend.Count("export Billed G6").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_Full_AsksAboutAllInvoicesAgain()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G1", 1), "old", [ALine.Of("a")]).WithInvoice(AnInvoice.Numbered("G6"), "new", [ALine.Of("a")]);
        await fixture.RunAsync();
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync(full: true);

        fixture.Backend.InvoicesAskedFrom.ShouldBeNull();
        fixture.Backend.Count("export Billed G1").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_BackfillMonths_LeavesOlderInvoicesOut()
    {
        fixture.Options.BackfillMonths = 2;

        await fixture.RunAsync();

        // Today is 2026-06-10: this month and two before it.
        fixture.Backend.InvoicesAskedFrom.ShouldBe(new DateOnly(2026, 4, 1));
    }

    [Fact]
    public async Task RunAsync_TagChanged_LoadsTheNewVersionAndKeepsTheOld()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag-1", [ALine.Of("a", 1m)]);
        await fixture.RunAsync();
        DocumentVersion old = fixture.Account.FindInvoice("G6")!.Lines!;
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag-2", [ALine.Of("a", 1m), ALine.Of("a", 2m)]);

        await fixture.RunAsync();

        DocumentVersion inForce = fixture.Account.FindInvoice("G6")!.Lines!;
        (inForce.ETag, inForce.LineCount).ShouldBe(("tag-2", 2));
        fixture.Account.ReadLines(old.Id, null).Count().ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_StoppedByAPerson_IsStopped()
    {
        WithTwoInvoices();

        DiscoveryRun run = await fixture.RunUntilAsync("blob Billed G5 0", stopRequested: true);

        run.State.ShouldBe(DiscoveryState.Stopped);
        run.EndedAt.ShouldNotBeNull();
        fixture.Store.FindRun(run.Id)!.State.ShouldBe(DiscoveryState.Stopped);
        fixture.Account.FindInvoice("G5")!.Lines.ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_AfterAStop_GoesOnAtTheUnitThatWasCutOff()
    {
        WithTwoInvoices();
        await fixture.RunUntilAsync("blob Billed G5 0", stopRequested: true);
        fixture.Backend.ForgetRequests();

        DiscoveryRun second = await fixture.RunAsync();

        second.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(
            ["export Billed G5", "blob Billed G5 0", "export Billed USD Current", "export Usage G6", "blob Usage G6 0", "export Usage G5", "export Usage USD Current"]);
        fixture.Account.ReadLines(fixture.Account.FindInvoice("G5")!.Lines!.Id, null).Count().ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_ShutDown_StaysInProgressSoThatItIsResumed()
    {
        WithTwoInvoices();

        DiscoveryRun run = await fixture.RunUntilAsync("export Billed G5", stopRequested: false);

        run.State.ShouldBe(DiscoveryState.InProgress);
        fixture.Store.FindRun(run.Id)!.State.ShouldBe(DiscoveryState.InProgress);
    }

    [Fact]
    public async Task RunAsync_AfterAShutdown_GoesOnAndClosesTheRunThatWasCutOff()
    {
        WithTwoInvoices();
        DiscoveryRun first = await fixture.RunUntilAsync("export Billed G5", stopRequested: false);
        fixture.ReopenStore();
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync();

        fixture.Backend.Count("export Billed G6").ShouldBe(0);
        fixture.Backend.Count("subscriptions").ShouldBeLessThan(2);
        fixture.Store.FindRun(first.Id)!.State.ShouldBe(DiscoveryState.Stopped);
    }

    [Fact]
    public async Task RunAsync_UnfinishedWalkIsTooOld_BeginsANewOne()
    {
        WithTwoInvoices();
        await fixture.RunUntilAsync("blob Billed G5 0", stopRequested: true);
        fixture.Backend.ForgetRequests();
        fixture.NextDay();

        await fixture.RunAsync();

        fixture.Backend.Count("customers").ShouldBe(1);
        fixture.Backend.Count("invoices").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_CustomerListingBreaksOff_ReadsAllPagesAgain()
    {
        fixture.Backend.WithCustomers("a").WithCustomers("b").WithCustomers("c").Failing("customers 3", () => DiscoveryFixture.Refused());
        await fixture.RunAsync();
        fixture.Account.ListCustomers().Select(customer => customer.NotSeenSince).ShouldBe([null, null]);
        fixture.Backend.Recover();
        fixture.Backend.ForgetRequests();

        await fixture.RunAsync();

        fixture.Backend.Requests.Where(request => request.StartsWith("customers", StringComparison.Ordinal)).ShouldBe(["customers 1", "customers 2", "customers 3"]);
        fixture.Account.ListCustomers().Count.ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_CustomerNoLongerListed_IsMarkedAndNotAskedAbout()
    {
        fixture.Backend.WithCustomers("a", "b");
        await fixture.RunAsync();
        fixture.Backend.WithoutCustomers().WithCustomers("a").ForgetRequests();
        fixture.NextDay();

        await fixture.RunAsync();

        fixture.Account.FindCustomer("b")!.NotSeenSince.ShouldBe(fixture.Time.GetUtcNow());
        fixture.Backend.Count("subscriptions b").ShouldBe(0);
    }

    [Fact]
    public async Task RunAsync_UnitIsRefused_EndsInErrorWithAllOthersDone()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("export Billed G6", () => DiscoveryFixture.Refused());

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        UnitError error = run.Errors.ShouldHaveSingleItem();
        (error.Unit, error.Status, error.Code, error.RequestId, error.Advice).ShouldBe(("lines of invoice G6", 403, "900", "req-1", "Ask for the role."));
        fixture.Account.FindInvoice("G5")!.Lines.ShouldNotBeNull();
        fixture.Account.CountSubscriptions().Count.ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_AfterAnError_ReadsTheFailedUnitOnly()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("export Billed G6", () => DiscoveryFixture.Refused());
        await fixture.RunAsync();
        fixture.Backend.Recover();
        fixture.Backend.ForgetRequests();

        DiscoveryRun second = await fixture.RunAsync();

        second.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(["export Billed G6", "blob Billed G6 0"]);
    }

    [Fact]
    public async Task RunAsync_OneUnit_ReadsThatAlone()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("export Billed G6", () => DiscoveryFixture.Refused());
        DiscoveryRun first = await fixture.RunAsync();
        fixture.Backend.Recover();
        fixture.Backend.ForgetRequests();

        DiscoveryRun retry = await fixture.RunAsync(DiscoveryScope.Unit(first.Errors[0].Key));

        retry.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Requests.ShouldBe(["export Billed G6", "blob Billed G6 0"]);
        fixture.Account.FindInvoice("G6")!.Lines.ShouldNotBeNull();
    }

    [Fact]
    public async Task RunAsync_OneOfTwoFailedUnits_StillTellsTheOther()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("export Billed G6", () => DiscoveryFixture.Refused());
        fixture.Backend.Failing("subscriptions b", () => DiscoveryFixture.Refused());
        await fixture.RunAsync();
        fixture.Backend.Recover();

        DiscoveryRun retry = await fixture.RunAsync(DiscoveryScope.Unit("lines/G6"));

        retry.State.ShouldBe(DiscoveryState.Error);
        retry.Errors.ShouldHaveSingleItem().Key.ShouldBe("subscriptions/b");
    }

    [Fact]
    public async Task RunAsync_SecondWalk_TellsWhyUnitsWereLeftAsTheyWere()
    {
        WithTwoInvoices();
        await fixture.RunAsync();

        DiscoveryRun second = await fixture.RunAsync();

        second.Skips.ShouldContain(new SkipCount("lines", SkipReasons.Unchanged, 2));
    }

    [Fact]
    public async Task RunAsync_PassingFaultInTheMiddleOfAFile_IsTriedAgainWithoutDoublingLines()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a", 1m), ALine.Of("a", 2m)])
            .Failing("blob Billed G6 0", () => DiscoveryFixture.Refused(isTransient: true), times: 2);

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Completed);
        run.Lines.ShouldBe(2);
        fixture.Backend.Count("blob Billed G6").ShouldBe(3);
        fixture.Account.ReadLines(fixture.Account.FindInvoice("G6")!.Lines!.Id, null).Count().ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_PassingFaultThatStays_FailsTheUnitAfterThreeTries()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag", [ALine.Of("a")])
            .Failing("export Billed G6", () => DiscoveryFixture.Refused(isTransient: true));

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        fixture.Backend.Count("export Billed G6").ShouldBe(3);
    }

    [Fact]
    public async Task RunAsync_RowsDiffer_LeavesTheOldVersionInForce()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag-1", [ALine.Of("a")]);
        await fixture.RunAsync();
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G6"), "tag-2", [ALine.Of("a"), ALine.Of("a")]).RowsTooMany = 1;

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("3 rows");
        fixture.Account.FindInvoice("G6")!.Lines!.ETag.ShouldBe("tag-1");
    }

    [Fact]
    public async Task RunAsync_InvoiceThatCantBeRead_NamesItAndReadsTheOthers()
    {
        fixture.Backend.WithInvoice(AnInvoice.Numbered("G1"), "e1", [ALine.Of("c1", 10m)]).UnreadableInvoices = ["the document G2, which names no total, without a date"];

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("G2");
        fixture.Account.FindInvoice("G1")!.Lines!.LineCount.ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_AfterAnInvoiceThatCouldntBeRead_AsksForTheListAgain()
    {
        fixture.Backend.UnreadableInvoices = ["a document without a number, without a date"];
        await fixture.RunAsync();
        fixture.Backend.UnreadableInvoices = [];
        fixture.Backend.ForgetRequests();

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Completed);
        fixture.Backend.Count("invoices").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_CustomerThatCantBeRead_MarksNobodyAsMissing()
    {
        fixture.Backend.WithCustomers("c1", "c2");
        await fixture.RunAsync();
        fixture.NextDay();
        fixture.Backend.WithoutCustomers().WithCustomers("c1").WithAudit("c1").UnreadableCustomers = ["a customer without an id, c2"];

        DiscoveryRun run = await fixture.RunAsync();

        run.Errors.ShouldHaveSingleItem().Message.ShouldContain("c2");
        fixture.Account.FindCustomer("c2")!.NotSeenSince.ShouldBeNull();
        fixture.Backend.Count("subscriptions c1").ShouldBe(2);
    }

    [Fact]
    public async Task RunAsync_LegacyDocument_IsReadWithTheUsageItNames()
    {
        Invoice legacy = AnInvoice.Numbered("D1") with { IsLegacy = true, Details = [new InvoiceDetail("azure", LineKind.Usage)] };
        fixture.Backend
            .WithInvoice(legacy, "v1:1", [ALine.Of("c1", 10m)])
            .WithUsage("D1", "v1:2", [new UsageLine { CustomerId = "c1", Quantity = 3m }])
            .WithInvoice(AnInvoice.Numbered("D2") with { IsLegacy = true, Details = [new InvoiceDetail("office", LineKind.Billed)] }, "v1:3", [ALine.Of("c1", 1m)]);

        await fixture.RunAsync();

        fixture.Account.FindInvoice("D1")!.Lines!.LineCount.ShouldBe(1);
        fixture.Account.FindInvoice("D1")!.Usage!.LineCount.ShouldBe(1);
        fixture.Backend.Count("export Usage").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_SignInIsLost_EndsAtOnceWithOneErrorAndKeepsWhatIsDone()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("export Billed G5", () => new SignInNeededException(TokenState.NeedsSignIn, "The consent lapsed.", null));

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        run.Errors.ShouldHaveSingleItem().Message.ShouldBe("The consent lapsed.");
        fixture.Backend.Count("export Usage").ShouldBe(0);
        fixture.Account.FindInvoice("G6")!.Lines.ShouldNotBeNull();
    }

    [Fact]
    public async Task RunAsync_SomethingUnforeseen_EndsInErrorAndIsNotAliveAnyMore()
    {
        fixture.Backend.WithCustomers("a").Failing("subscriptions a", () => new InvalidOperationException("a bug"));

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Error);
        run.Errors.ShouldHaveSingleItem().Message.ShouldBe("a bug");
        fixture.Live.Find(DiscoveryFixture.AccountId).ShouldBeNull();
    }

    [Fact]
    public async Task RunAsync_Completed_TellsCloudAdmins()
    {
        WithTwoInvoices();

        await fixture.RunAsync();

        Notification notification = fixture.Notifications.ShouldHaveSingleItem();
        notification.Title.ShouldBe("Contoso Partner: Discovery Completed");
        notification.Path.ShouldBe($"/csp/accounts/{DiscoveryFixture.AccountId}/runs/{fixture.LastRunId}");
        notification.Text.ShouldContain("3 invoice lines");
    }

    [Fact]
    public async Task RunAsync_Error_TellsHowManyUnitsFailed()
    {
        WithTwoInvoices();
        fixture.Backend.Failing("subscriptions a", () => DiscoveryFixture.Refused()).Failing("subscriptions b", () => DiscoveryFixture.Refused());

        await fixture.RunAsync();

        Notification notification = fixture.Notifications.ShouldHaveSingleItem();
        notification.Severity.ShouldBe(NotificationSeverity.Error);
        notification.Text.ShouldStartWith("2 units failed");
    }

    [Fact]
    public async Task RunAsync_WhileItRuns_SavesItsFiguresEverySecond()
    {
        WithTwoInvoices();
        DiscoveryRun? saved = null;
        fixture.Backend.OnRequest = request =>
        {
            if (!string.Equals(request, "export Usage G5", StringComparison.Ordinal))
                return;
            fixture.Time.Advance(TimeSpan.FromSeconds(1.5));
            SpinWait.SpinUntil(() => (saved = fixture.Store.FindRun("run-1"))!.Lines == 3, TimeSpan.FromSeconds(10));
        };

        await fixture.RunAsync();

        saved!.State.ShouldBe(DiscoveryState.InProgress);
        saved.Lines.ShouldBe(3);
        fixture.Reports.ShouldContain(report => report.Percent > 0 && report.Percent < 100);
    }

    [Fact]
    public async Task RunAsync_ManyAtOnce_ReadsEachUnitOnce()
    {
        (fixture.Options.MaxConcurrency, fixture.Options.ExportsAtOnce) = (4, 32);
        fixture.Backend.WithCustomers([.. Enumerable.Range(0, 40).Select(i => $"c{i}")]);
        foreach (int month in Enumerable.Range(1, 6))
            fixture.Backend.WithInvoice(AnInvoice.Numbered($"G{month}", month), $"tag-{month}", [.. Enumerable.Range(0, 4).Select(_ => new[] { ALine.Of("c1") })]);

        DiscoveryRun run = await fixture.RunAsync();

        run.State.ShouldBe(DiscoveryState.Completed);
        run.Lines.ShouldBe(24);
        fixture.Backend.Requests.Distinct(StringComparer.Ordinal).Count().ShouldBe(fixture.Backend.Requests.Count);
    }

    public void Dispose() => fixture.Dispose();

    private static UnitCount Units(DiscoveryRun run, string kind) => run.Units.Single(units => string.Equals(units.Kind, kind, StringComparison.Ordinal));

    private void WithTwoInvoices() => fixture.Backend
        .WithCustomers("a", "b")
        .WithInvoice(AnInvoice.Numbered("G5", 5), "tag-5", [ALine.Of("a", 1m), ALine.Of("b", 2m)])
        .WithInvoice(AnInvoice.Numbered("G6", 6), "tag-6", [ALine.Of("a", 3m)])
        .WithUsage("G6", "usage-6", [ALine.Usage("a", 0.5m)]);
}
