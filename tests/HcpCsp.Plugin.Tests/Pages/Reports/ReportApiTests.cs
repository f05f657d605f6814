using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class ReportApiTests
{
    private readonly PagesWorld world = new();

    private ReportsApi Reports => new(world.Store, world.ReportRuns, world.ReportOrders);

    private SchedulesApi Schedules => new(world.Store, world.ReportSchedules, world.ScheduleActions);

    private static PageRequest Request => PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId);

    [Fact]
    public async Task Get_SecondPage_SkipsThoseBefore()
    {
        ApiResult answer = await Reports.GetAsync(Request.Asking(("page", "1"), ("pageSize", "1")), default);

        answer.TotalElements.ShouldBe(2);
        Read(answer)[0].GetProperty("id").GetString().ShouldBe(PagesWorld.ReportRunId);
    }

    [Fact]
    public async Task GetOne_WithFilesMailsAndFailures_NamesThemAll()
    {
        JsonElement run = Read(await Reports.GetOneAsync(Request, default));

        run.GetProperty("state").GetString().ShouldBe("Failed");
        run.GetProperty("items").EnumerateArray().Select(item => item.GetString()).ShouldBe(["Month/Workbook", "CustomerBilling/Csv"]);
        run.GetProperty("spans")[0].GetProperty("from").GetString().ShouldBe("2026-10");
        run.GetProperty("files")[1].GetProperty("missing")[0].GetString().ShouldBe("The usage of G104500002 isn't read yet.");
        run.GetProperty("files")[0].GetProperty("path").GetString().ShouldBe($"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.ReportRunId}/files/{world.ReportRuns.Files[PagesWorld.ReportRunId][0].Key.Id}");
        run.GetProperty("deliveries").EnumerateArray().Select(one => one.GetProperty("state").GetString()).ShouldBe(["Sent", "Waiting", "Failed", "NoAddress"]);
        run.GetProperty("failures")[1].GetProperty("heldBack").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Post_FewestFields_StartsThemInThePlainForm()
    {
        ApiResult answer = await Reports.PostAsync(Request.Posting(("item", "Month/Csv"), ("from", "2026-09"), ("to", "2026-10")), default);

        answer.Status.ShouldBe(202);
        Read(answer).GetProperty("id").GetString().ShouldBe("dddddddddddd");
        ReportOrder order = world.ReportRuns.Wishes.ShouldHaveSingleItem().Order;
        (order.Dialect, order.CustomerIds, order.SendsProvisional, order.IssuesFirst).ShouldBe((CsvDialect.Plain, null, false, true));
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.reports.started");
    }

    [Fact]
    public async Task Post_Wrong_SaysAllOfItAsThePageDoes()
    {
        ApiResult answer = await Reports.PostAsync(Request.Posting(("item", "Month/Pdf"), ("customer", "nobody"), ("to", "2026-10")), default);

        answer.Status.ShouldBe(422);
        answer.Messages.Select(message => message.Text).ShouldBe(
            ["Name the first and the last month, such as 2026-10.", "There is no report 'Month/Pdf'.", "This partner account has no customer 'nobody'.", "Choose at least one report."]);
        world.ReportRuns.Wishes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_FieldsInTheAddress_AreNotTaken() =>
        (await Reports.PostAsync(Request.Asking(("item", "Month/Csv"), ("from", "2026-09"), ("to", "2026-10")), default)).Status.ShouldBe(422);

    [Fact]
    public async Task Stop_GoesOn_IsAccepted()
    {
        (await Reports.StopAsync(Request.At("runId", PagesWorld.RunningId), default)).Status.ShouldBe(202);
        (await Reports.StopAsync(Request.At("runId", PagesWorld.RunningId), default)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.report.ended");
    }

    [Fact]
    public async Task GetSchedule_Waits_NamesWhatAndWhen()
    {
        JsonElement schedule = Read(await Schedules.GetOneAsync(Request, default));

        (schedule.GetProperty("when").GetString(), schedule.GetProperty("day").GetString(), schedule.GetProperty("zone").GetString()).ShouldBe(("monthly", "3", "Europe/Berlin"));
        schedule.GetProperty("next").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 12, 3, 5, 0, 0, TimeSpan.Zero));
        schedule.GetProperty("waitingCount").GetInt32().ShouldBe(12);
        schedule.GetProperty("waiting")[0].GetProperty("missing")[0].GetString().ShouldBe("October isn't billed yet.");
    }

    [Fact]
    public async Task PostSchedule_FewestFields_IsMonthlyOfThePreviousMonth()
    {
        ApiResult answer = await Schedules.PostAsync(Request.Posting(("name", "Monthly"), ("item", "Month/Workbook")), default);

        answer.Status.ShouldBe(200);
        ReportSchedule saved = world.ReportSchedules.All.Single(one => one.Name == "Monthly");
        (saved.When, saved.TimeZone, saved.Period, saved.FromMonth).ShouldBe((new ScheduleTime.Monthly(3, new TimeOnly(6, 0)), "UTC", new SchedulePeriod.PreviousMonth(), new DateOnly(2026, 11, 1)));
    }

    [Fact]
    public async Task PostScheduleOne_OldVersion_IsAConflict()
    {
        ApiResult answer = await Schedules.PostOneAsync(Request.Posting(("name", "Mine"), ("item", "Month/Workbook"), ("version", "1")), default);

        (answer.Status, answer.Messages.ShouldHaveSingleItem().Key).ShouldBe((409, "csp.schedule.conflict"));
    }

    [Fact]
    public async Task PauseResumeRunRemove_EachIsDoneAndNoted()
    {
        Read(await Schedules.PauseAsync(Request, default)).GetProperty("paused").GetBoolean().ShouldBeTrue();
        Read(await Schedules.ResumeAsync(Request, default)).GetProperty("paused").GetBoolean().ShouldBeFalse();
        (await Schedules.RunAsync(Request, default)).Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.schedule.nothing");
        (await Schedules.RemoveAsync(Request, default)).Status.ShouldBe(200);

        (await Schedules.GetOneAsync(Request, default)).Status.ShouldBe(404);
        world.Audit.Entries.Select(entry => entry.EventType).ShouldBe(["csp.schedule.paused", "csp.schedule.resumed", "csp.schedule.run", "csp.schedule.removed"]);
    }

    private static JsonElement Read(ApiResult answer) => JsonDocument.Parse(answer.ResultsUtf8).RootElement;
}
