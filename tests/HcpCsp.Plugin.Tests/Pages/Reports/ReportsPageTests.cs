using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class ReportsPageTests
{
    private readonly PagesWorld world = new();

    [Fact]
    public async Task Get_NothingMade_TellsTheNextStep()
    {
        world.ReportRuns.Clear();

        (await world.Reports.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("No report was made yet");
    }

    [Fact]
    public async Task Get_OfASchedule_ListsItsRunsAlone()
    {
        string all = (await world.Reports.GetAsync(PagesWorld.ARequest(), default)).Body();
        string one = (await world.Reports.GetAsync(PagesWorld.ARequest().Asking(("schedule", PagesWorld.ScheduleId)), default)).Body();

        all.ShouldContain(PagesWorld.RunningId);
        one.ShouldNotContain(PagesWorld.RunningId);
        one.ShouldContain(PagesWorld.ReportRunId);
        one.ShouldContain("2 not made");
    }

    [Fact]
    public async Task Get_OfAScheduleByHand_NamesBoth()
    {
        world.ReportRuns.Replace(world.ARun(PagesWorld.ReportRunId) with { RequestedBy = "Robin" });

        (await world.Reports.GetAsync(PagesWorld.ARequest().Asking(("schedule", PagesWorld.ScheduleId)), default)).Body()
            .ShouldContain($"""<a href="/csp/reports/schedules/{PagesWorld.AccountId}/{PagesWorld.ScheduleId}">To finance</a><span class="csp-sub">Robin</span>""");
    }

    [Fact]
    public async Task Get_AScheduleHasAProblem_SaysSo()
    {
        world.ReportSchedules.Standing = world.ReportSchedules.Standing with { Problem = "The disk is full." };

        (await world.Reports.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("A schedule can&#39;t make its reports.");
    }

    [Fact]
    public async Task Get_SeveralAccounts_MergesTheirRunsByTime()
    {
        world.Store.Accounts["second"] = world.Account with { Id = "second", Name = "Contoso CSP (EU)" };
        world.ReportRuns.Add(world.ARun("eeeeeeeeeeee") with { AccountId = "second", RequestedAt = PagesWorld.Now.AddMinutes(-30) });

        string body = (await world.Reports.GetAsync(PagesWorld.ARequest(), default)).Body();

        new[] { PagesWorld.RunningId, "eeeeeeeeeeee", PagesWorld.ReportRunId }.Select(id => body.IndexOf(id, StringComparison.Ordinal)).ShouldBeInOrder();
        body.ShouldContain("<td><bdi>Contoso CSP (EU)</bdi></td>");
    }

    [Fact]
    public async Task Get_LongHistory_IsPaged()
    {
        for (int index = 0; index < 60; index++)
            world.ReportRuns.Add(world.ARun($"f{index:00000000000}") with { RequestedAt = PagesWorld.Now.AddDays(-1 - index) });

        string body = (await world.Reports.GetAsync(PagesWorld.ARequest().Asking(("page", "2")), default)).Body();

        body.ShouldContain("51–62 of 62 runs");
        body.ShouldContain("f00000000059");
        body.ShouldNotContain("f00000000001");
    }
}
