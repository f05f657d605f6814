using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class SchedulePagesTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task GetList_Waits_TellsWhenAndWhatFor()
    {
        string body = (await world.Schedules.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("Monthly on day 3 at 6:00");
        body.ShouldContain("3 Dec 2026 05:00&#160;UTC"); // 6:00 in Berlin's winter.
        body.ShouldContain("Thu 3 Dec 2026 06:00 Europe/Berlin");
        body.ShouldContain("</svg>Waiting</span>");
        body.ShouldContain("12 reports aren&#39;t complete yet.");
        body.ShouldContain("Month report (Excel), Billing details (CSV)");
    }

    [Fact]
    public async Task GetList_None_TellsTheNextStep()
    {
        world.ReportSchedules.All.Clear();

        (await world.Schedules.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("There is no schedule yet");
    }

    [Fact]
    public async Task GetOne_Waits_NamesEachReportAndTheNextThreeTimes()
    {
        string body = (await world.Schedule.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("October isn&#39;t billed yet.");
        body.ShouldContain("And 11 more.");
        body.ShouldContain("Wed 3 Feb 2027 06:00 Europe/Berlin): Jan 2027");
        body.ShouldContain("finance@contoso.com");
    }

    [Fact]
    public async Task PostNew_Whole_SavesItAndNotesIt()
    {
        PageResult result = await PostNew(
            ("name", "Weekly usage"), ("item", "Usage/Workbook"), ("when", "weekly"), ("weekday", "Friday"), ("at", "17:30"), ("zone", "America/New_York"), ("period", "last"), ("months", "3"), ("fromMonth", "2026-10"), ("do", "save"));

        ReportSchedule saved = world.ReportSchedules.All.Single(one => one.Name == "Weekly usage");
        result.ShouldBe(new PageResult.Redirect($"/csp/reports/schedules/{PagesWorld.AccountId}/{saved.Id}?done=schedule-saved"));
        saved.When.ShouldBe(new ScheduleTime.Weekly(DayOfWeek.Friday, new TimeOnly(17, 30)));
        (saved.TimeZone, saved.Period, saved.FromMonth, saved.MadeBy).ShouldBe(("America/New_York", new SchedulePeriod.LastMonths(3), new DateOnly(2026, 10, 1), "Robin"));
        saved.Id.ShouldMatch("^[0-9a-f]{12}$");
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.schedule.created");
    }

    [Fact]
    public async Task PostNew_Refused_SaysEachOnceAndKeepsWhatWasTyped()
    {
        var view = (await PostNew(("when", "monthly"), ("day", "32"), ("at", "noon"), ("zone", "Atlantis/Central"), ("fromMonth", "soon"), ("mailTo", "nobody"), ("do", "save"))).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(422);
        foreach (string text in new[] { "Give it a name", "Write the time of day as 06:00.", "&#39;Atlantis/Central&#39; isn&#39;t a time zone", "between 1 and 31", "Write the month to start with", "Choose at least one report.", "&#39;nobody&#39; isn&#39;t an address" })
            (view.BodyHtml.Split(text).Length - 1).ShouldBe(1, text);
        view.BodyHtml.ShouldContain("value=\"Atlantis/Central\"");
        view.BodyHtml.ShouldContain("value=\"noon\"");
        view.BodyHtml.ShouldContain("\nnobody</textarea>");
        world.ReportSchedules.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task PostNew_Preview_ShowsTheNextThreeAcrossTheClockChange()
    {
        world.Time.SetUtcNow(new DateTimeOffset(2027, 3, 26, 12, 0, 0, TimeSpan.Zero));

        string body = (await PostNew(("when", "daily"), ("at", "02:30"), ("zone", "Europe/Berlin"), ("period", "sofar"), ("do", "preview"))).Body();

        // On 28 March 2027 the clocks skip from 2:00 to 3:00.
        body.ShouldContain("27 Mar 2027 01:30&#160;UTC (Sat 27 Mar 2027 02:30 Europe/Berlin): Mar 2027");
        body.ShouldContain("28 Mar 2027 01:00&#160;UTC (Sun 28 Mar 2027 03:00 Europe/Berlin): Mar 2027");
        body.ShouldContain("29 Mar 2027 00:30&#160;UTC (Mon 29 Mar 2027 02:30 Europe/Berlin): Mar 2027");
        world.ReportSchedules.All.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Post_Unchanged_ChangesNothing()
    {
        string body = (await world.EditSchedule.GetAsync(PagesWorld.ARequest(), default)).Body();
        var fields = FormFields.Of(body).Where(field => field.Name != "customers").Append(("customers", "chosen")).Append(("do", "save"));

        await world.EditSchedule.PostAsync(PagesWorld.ARequest().Posting([.. fields]), default);

        ReportSchedule saved = world.ReportSchedules.All.ShouldHaveSingleItem();
        saved.Version.ShouldBe(3);
        ReportSchedule old = world.ASchedule();
        (saved.Id, saved.Name, saved.When, saved.TimeZone, saved.Period, saved.FromMonth, saved.MadeBy, saved.MadeAt).ShouldBe((old.Id, old.Name, old.When, old.TimeZone, old.Period, old.FromMonth, old.MadeBy, old.MadeAt));
        saved.Order.Items.ShouldBe(old.Order.Items);
        saved.Order.Dialect.ShouldBe(old.Order.Dialect);
        saved.Order.CustomerIds.ShouldBe(old.Order.CustomerIds);
        saved.Order.MailTo.ShouldBe(old.Order.MailTo);
        (saved.Order.MailsCustomers, saved.Order.SendsProvisional, saved.Order.IssuesFirst, saved.Order.IssuesAnew).ShouldBe((true, false, true, false));
    }

    [Fact]
    public async Task Post_SavedByAnotherMeanwhile_SaysSoAndLosesNothingTyped()
    {
        var fields = new[] { ("name", "Mine"), ("item", "Month/Workbook"), ("version", "1"), ("do", "save") };

        var view = (await world.EditSchedule.PostAsync(PagesWorld.ARequest().Posting(fields), default)).ShouldBeOfType<PageResult.View>();

        view.Status.ShouldBe(409);
        view.BodyHtml.ShouldContain("Somebody else saved this schedule meanwhile. Your entries are kept");
        view.BodyHtml.ShouldContain("value=\"Mine\"");
        view.BodyHtml.ShouldContain("name=\"version\" value=\"2\"");
        world.ReportSchedules.All.ShouldHaveSingleItem().Name.ShouldBe("To finance");
        world.Audit.Entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task PauseAndResume_AreNoted()
    {
        await world.Schedule.PauseAsync(PagesWorld.ARequest(), default);
        world.ReportSchedules.All[0].IsPaused.ShouldBeTrue();
        (await world.Schedule.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain(">Resume</button>");
        await world.Schedule.ResumeAsync(PagesWorld.ARequest(), default);

        world.ReportSchedules.All[0].IsPaused.ShouldBeFalse();
        world.Audit.Entries.Select(entry => entry.EventType).ShouldBe(["csp.schedule.paused", "csp.schedule.resumed"]);
    }

    [Fact]
    public async Task Remove_Confirmed_RemovesIt()
    {
        (await world.Schedule.GetRemoveAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("Remove <bdi>To finance</bdi>?");
        world.ReportSchedules.All.ShouldHaveSingleItem();

        (await world.Schedule.RemoveAsync(PagesWorld.ARequest(), default)).ShouldBe(new PageResult.Redirect("/csp/reports/schedules?done=schedule-removed"));

        world.ReportSchedules.All.ShouldBeEmpty();
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.schedule.removed");
    }

    [Fact]
    public async Task Run_SomethingToMake_LeadsToIt()
    {
        world.ReportSchedules.Made = world.ARun("eeeeeeeeeeee", ReportRunState.Waiting);

        (await world.Schedule.RunAsync(PagesWorld.ARequest(), default)).ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/eeeeeeeeeeee?done=reports-started"));
    }

    [Fact]
    public async Task Run_NothingToMake_SaysSo() =>
        (await world.Schedule.RunAsync(PagesWorld.ARequest(), default)).ShouldBe(new PageResult.Redirect($"/csp/reports/schedules/{PagesWorld.AccountId}/{PagesWorld.ScheduleId}?done=schedule-nothing"));

    private Task<PageResult> PostNew(params (string Name, string Value)[] fields) =>
        world.EditSchedule.PostNewAsync(PagesWorld.ARequest().Posting([("account", PagesWorld.AccountId), .. fields]), default);
}
