using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Builders;
using static HcpCsp.Plugin.Tests.Delivery.DeliveryWorld;

namespace HcpCsp.Plugin.Tests.Delivery;

/// <summary>The clock stands at 10 June 2026; a document numbered G6 is of May.</summary>
public sealed class ScheduleRunsTests : IDisposable
{
    private const string Finance = "finance@tailspin.example";
    private static readonly ReportOrder Billing = AnOrder(ReportKind.CustomerBilling) with { MailTo = [Finance] };
    private static readonly ScheduleTime OnTheFifth = new ScheduleTime.Monthly(5, new TimeOnly(6, 0));
    private readonly DeliveryWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task LookAsync_NewDocument_IsMadeAndSentOnceHoweverOftenItIsLookedAt()
    {
        await world.SaveAsync(ASchedule(Billing));

        await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b")).DiscoverAsync();
        await world.DiscoverAsync();
        world.Restart();
        await world.DiscoverAsync();

        Runs().ShouldHaveSingleItem().FileCount.ShouldBe(2);
        world.Mailer.Sent.ShouldHaveSingleItem().Attachments.Count.ShouldBe(2);
    }

    [Fact]
    public async Task LookAsync_RulesChangeLater_EarlierDocumentsAreNotSentAgain()
    {
        await world.SaveAsync(ASchedule(AnOrder(ReportKind.Invoice) with { MailTo = [Finance] }));
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();
        world.Store.SaveCustomerSettings(world.Store.GetCustomerSettings(AccountId, "a") with { MarkupPercent = 50m });

        await world.DiscoverAsync();

        world.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task SaveAsync_FromALaterMonth_LeavesEarlierDocumentsOut()
    {
        await world.Put("G5", 5, ALine.Of("a")).Put("G6", 6, ALine.Of("a")).DiscoverAsync();

        world.Schedules.SuggestFromMonth(AccountId).ShouldBe(new DateOnly(2026, 6, 1));
        await world.SaveAsync(ASchedule(Billing) with { FromMonth = new DateOnly(2026, 5, 1) });

        world.FileNames(Runs().ShouldHaveSingleItem()).ShouldBe(["G6 Customer a.xlsx"]);
    }

    [Fact]
    public async Task LookAsync_Incomplete_WaitsAndSaysForWhat()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));
        world.Catalog.Incomplete.Add(new DateOnly(2026, 5, 1));

        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();

        Runs().ShouldBeEmpty();
        world.Store.Statements.List(AccountId).ShouldBeEmpty();
        world.Schedules.GetStanding(schedule).Open.ShouldBe([MonthSpan.Of(new DateOnly(2026, 5, 1))]);
        WaitingReport waiting = world.Schedules.GetStanding(schedule).Waiting.ShouldHaveSingleItem();
        (waiting.CustomerName, waiting.Missing.Single()).ShouldBe(("Customer a", "Usage isn't read yet."));

        world.Catalog.Incomplete.Clear();
        await world.DiscoverAsync();

        Runs().Count.ShouldBe(1);
        world.Schedules.GetStanding(schedule).Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task LookAsync_NoPriceIsSet_SendsNothingThatTellsOurCost()
    {
        world.PricedAt(null);
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));

        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();

        Runs().ShouldBeEmpty();
        world.Mailer.Sent.ShouldBeEmpty();
        world.Store.Statements.List(AccountId).ShouldBeEmpty();
        world.Schedules.GetStanding(schedule).Waiting.ShouldHaveSingleItem().Missing.ShouldBe([UnpricedCharges.Reason]);

        world.PricedAt(10m);
        await world.DiscoverAsync();

        Runs().Count.ShouldBe(1);
    }

    [Fact]
    public async Task LookAsync_TieOutDiffers_WaitsInWordsInsteadOfFailingAgainAndAgain()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));
        world.Backend.WithInvoice(AnInvoice.Numbered("G6", 6, total: 99m), "v1", [ALine.Of("a")]);

        await world.DiscoverAsync();

        Runs().ShouldBeEmpty();
        world.Schedules.GetStanding(schedule).Waiting.ShouldHaveSingleItem().Missing.Single().ShouldContain("The tie-out of document G6 is Different");
    }

    [Fact]
    public async Task LookAsync_Restated_SaysHowManyDifferAndSendsNothing()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));
        await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b")).DiscoverAsync();

        await world.Put("G6", 6, "v2", ALine.Of("a", 12m), ALine.Of("b")).DiscoverAsync();
        await world.DiscoverAsync();

        Runs().Count.ShouldBe(2);
        Runs()[0].Notes.ShouldHaveSingleItem().ShouldStartWith("1 statement differs from what was issued");
        world.Schedules.GetStanding(schedule).DifferingStatements.ShouldBe(1);
        world.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task LookAsync_RestatedToBeIssuedAnew_SendsTheNextVersionOfWhatDiffers()
    {
        await world.SaveAsync(ASchedule(Billing with { IssuesAnew = true }));
        await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b")).DiscoverAsync();

        await world.Put("G6", 6, "v2", ALine.Of("a", 12m), ALine.Of("b")).DiscoverAsync();
        await world.DiscoverAsync();

        world.Mailer.Sent.Count.ShouldBe(2);
        world.Mailer.Sent[1].Attachments.ShouldHaveSingleItem().FileName.ShouldBe("G6 Customer a.xlsx");
        world.Mailer.Sent[1].Text.ShouldContain("version 2.\n  It replaces version 1.");
    }

    [Fact]
    public async Task LookAsync_RestatedAndNoPriceIsSetAnyMore_IssuesNothingAtCost()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing with { IssuesAnew = true }));
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();
        world.PricedAt(null);

        await world.Put("G6", 6, "v2", ALine.Of("a", 12m)).DiscoverAsync();

        world.Mailer.Sent.Count.ShouldBe(1);
        world.Store.Statements.List(AccountId).ShouldHaveSingleItem().Version.ShouldBe(1);
        world.Schedules.GetStanding(schedule).Waiting.ShouldHaveSingleItem().Missing.ShouldBe([UnpricedCharges.Reason]);
    }

    [Fact]
    public async Task AdvanceTo_Monthly_SendsThePreviousMonthAtItsTime()
    {
        await world.SaveAsync(ASchedule(Billing, OnTheFifth));
        await world.Put("G6", 6, ALine.Of("a")).Put("G7", 7, ALine.Of("a")).DiscoverAsync();
        world.Mailer.Sent.ShouldBeEmpty();

        // 06:00 in Berlin is 04:00 UTC in summer.
        await world.AdvanceToAsync(7, 5, hour: 3);
        world.Mailer.Sent.ShouldBeEmpty();
        await world.AdvanceToAsync(7, 5, hour: 4);

        world.FileNames(Runs().ShouldHaveSingleItem()).ShouldBe(["G7 Customer a.xlsx"]);
    }

    [Fact]
    public async Task AdvanceTo_MonthThatIsNotBilledYet_GoesOutOnceItIs()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing, OnTheFifth));
        await world.AdvanceToAsync(7, 6);
        world.Schedules.GetStanding(schedule).Waiting.ShouldHaveSingleItem().Missing.Single().ShouldBe("There is no document of 2026-06 yet.");

        await world.Put("G7", 7, ALine.Of("a")).DiscoverAsync();

        world.FileNames(Runs().ShouldHaveSingleItem()).ShouldBe(["G7 Customer a.xlsx"]);
    }

    [Fact]
    public async Task Restart_ThreeMonthsDown_MakesUpForEachPeriodOnce()
    {
        await world.SaveAsync(ASchedule(Billing, OnTheFifth));
        world.Time.SetUtcNow(new DateTimeOffset(2026, 9, 20, 8, 0, 0, TimeSpan.Zero));
        world.Restart();

        await world.Put("G7", 7, ALine.Of("a")).Put("G8", 8, ALine.Of("a")).Put("G9", 9, ALine.Of("a")).DiscoverAsync();
        await world.DiscoverAsync();

        ReportRun run = Runs().ShouldHaveSingleItem();
        run.Spans.Select(span => span.From.Month).ShouldBe([6, 7, 8]);
        world.FileNames(run).ShouldBe(["G7 Customer a.xlsx", "G8 Customer a.xlsx", "G9 Customer a.xlsx"]);
        world.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task AdvanceTo_DailyMonthSoFar_SendsNewVersionsAlone()
    {
        ReportOrder order = AnOrder(ReportKind.Month) with { MailTo = [Finance], SendsProvisional = true };
        world.Catalog.Incomplete.Add(new DateOnly(2026, 6, 1));
        await world.SaveAsync(ASchedule(order, new ScheduleTime.Daily(new TimeOnly(6, 0))) with { Period = new SchedulePeriod.MonthSoFar() });
        await world.Put("G7", 7, ALine.Of("a")).DiscoverAsync();

        await world.AdvanceToAsync(6, 14);
        await world.Put("G7", 7, "v2", ALine.Of("a", 12m)).DiscoverAsync();
        await world.AdvanceToAsync(6, 17);

        world.Mailer.Sent.Count.ShouldBe(2);
        world.Mailer.Sent.ShouldAllBe(mail => mail.Subject.Contains("(provisional)"));
        world.Mailer.Sent[1].Text.ShouldContain("It replaces version 1.");
    }

    [Fact]
    public async Task AdvanceTo_Paused_SendsNothingAndMakesUpForNothing()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing, OnTheFifth) with { IsPaused = true });
        await world.Put("G7", 7, ALine.Of("a")).DiscoverAsync();
        await world.AdvanceToAsync(7, 6);
        world.Schedules.FindNext(schedule).ShouldBeNull();

        schedule = await world.SaveAsync(schedule with { IsPaused = false });

        world.Mailer.Sent.ShouldBeEmpty();
        world.Schedules.FindNext(schedule).ShouldBe(new DateTimeOffset(2026, 8, 5, 4, 0, 0, TimeSpan.Zero));
        world.Jobs.Times.Values.ShouldBe([new DateTimeOffset(2026, 8, 5, 4, 0, 0, TimeSpan.Zero)]);
    }

    [Fact]
    public async Task RunNowAsync_NotDue_MakesWhatIsNew()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing, OnTheFifth));
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();

        ReportRun run = (await world.Schedules.RunNowAsync(schedule, Eva, Token)).ShouldNotBeNull();
        await world.Jobs.RunAllAsync(Token);

        (run.RequestedBy, world.Find(run).FileCount).ShouldBe(("eva", 1));
        (await world.Schedules.RunNowAsync(schedule, Eva, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task RunNowAsync_ChosenKindsChanged_MakesTheNewKindOfEarlierDocuments()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();
        schedule = await world.SaveAsync(schedule with { Order = AnOrder(ReportKind.CustomerBilling, ReportKind.Invoice) });

        ReportRun run = (await world.Schedules.RunNowAsync(schedule, Eva, Token)).ShouldNotBeNull();
        await world.Jobs.RunAllAsync(Token);

        world.FileNames(run).ShouldBe(["G6.xlsx"]);
    }

    [Fact]
    public async Task LookAsync_FileFailed_IsMadeWithTheNextDiscovery()
    {
        await world.SaveAsync(ASchedule(Billing));
        world.Catalog.OnWrite = static report => _ = report.CustomerId == "a" ? throw new IOException("full") : 0;
        await world.Put("G6", 6, ALine.Of("a"), ALine.Of("b")).DiscoverAsync();
        world.Catalog.OnWrite = static _ => { };

        await world.DiscoverAsync();

        Runs().Select(run => (run.State, run.FileCount)).ShouldBe([(ReportRunState.Completed, 1), (ReportRunState.Failed, 1)]);
        world.Mailer.Sent.SelectMany(mail => mail.Attachments).Select(file => file.FileName).ShouldBe(["G6 Customer b.xlsx", "G6 Customer a.xlsx"]);
    }

    [Fact]
    public async Task LookAsync_FilesWhoseTimeIsOver_AreTakenAwayAndNotMadeAgain()
    {
        await world.SaveAsync(ASchedule(Billing));
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();
        Plugin.Model.Statements.Statement statement = world.Store.Statements.List(AccountId).ShouldHaveSingleItem();
        world.FileOptions.KeepFor = TimeSpan.FromDays(30);
        world.Time.Advance(TimeSpan.FromDays(31));

        await world.DiscoverAsync();

        Runs().ShouldBeEmpty();
        Directory.EnumerateFiles(Path.Combine(world.DataFolder, "reports"), "*", SearchOption.AllDirectories).ShouldBeEmpty();
        (await world.Store.Statements.OpenFileAsync(statement, statement.Files[0], Token)).Dispose();
        world.Mailer.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task LookAsync_CrashBetweenRunAndJob_BeginsTheRunThatWasKept()
    {
        await world.Put("G6", 6, ALine.Of("a")).DiscoverAsync();
        await world.SaveAsync(ASchedule(Billing) with { FromMonth = new DateOnly(2027, 1, 1) });
        world.Reports.SaveRun(new ReportRun
        {
            Id = "0000000000bb", AccountId = AccountId, Order = Billing, Spans = [MonthSpan.Of(new DateOnly(2026, 5, 1))], RequestedAt = world.Time.GetUtcNow(),
        });

        await world.DiscoverAsync();

        world.Reports.FindRun(AccountId, "0000000000bb")!.State.ShouldBe(ReportRunState.Completed);
    }

    [Fact]
    public async Task SaveAsync_WrongZoneAndName_NamesBoth()
    {
        SaveOutcome outcome = await world.Schedules.SaveAsync(ASchedule(Billing) with { TimeZone = "Europe/Atlantis", Name = " " }, Token);

        outcome.ShouldBeOfType<SaveOutcome.Refused>().Problems.ShouldBe(
            ["Give it a name of one line, at most 100 characters.", "'Europe/Atlantis' isn't a time zone of the IANA list, such as Europe/Berlin."]);
    }

    [Fact]
    public async Task SaveAsync_EditedByTwo_TellsTheSecond()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing));
        await world.SaveAsync(schedule with { Name = "One" });

        (await world.Schedules.SaveAsync(schedule with { Name = "Other" }, Token)).ShouldBeOfType<SaveOutcome.Conflict>();

        world.Schedules.List(AccountId).ShouldHaveSingleItem().Name.ShouldBe("One");
    }

    [Fact]
    public async Task RemoveAsync_Schedule_EndsTheClockAndKeepsWhatWasMade()
    {
        ReportSchedule schedule = await world.SaveAsync(ASchedule(Billing, OnTheFifth));

        await world.Schedules.RemoveAsync(AccountId, schedule.Id, Token);

        world.Jobs.Times.ShouldBeEmpty();
        world.Schedules.List(AccountId).ShouldBeEmpty();
    }

    public void Dispose() => world.Dispose();

    private IReadOnlyList<ReportRun> Runs() => world.Runs.List(AccountId, null, 0, 100);
}
