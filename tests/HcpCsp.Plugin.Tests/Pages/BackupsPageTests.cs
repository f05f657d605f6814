using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Backups;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

public sealed class BackupsPageTests
{
    private readonly PagesWorld world = new();

    private BackupsApi Api => new(world.Backups, world.Audit);

    [Fact]
    public async Task Get_NoBackup_TellsHowToMakeOne()
    {
        world.Jobs.Runs.Clear();

        (await world.BackupsPage.GetAsync(PagesWorld.ARequest(), default)).Body().ShouldContain("There is no backup yet");
    }

    [Fact]
    public async Task Get_NewestFailed_TellsWhy()
    {
        world.Jobs.Runs[0] = world.Jobs.Runs[0] with { State = JobRunState.Failed, Summary = "No space left on device." };

        string body = (await world.BackupsPage.GetAsync(PagesWorld.ARequest(), default)).Body();

        body.ShouldContain("</svg>ERROR</span>");
        body.ShouldContain("No space left on device.");
    }

    [Fact]
    public async Task Post_Twice_IsOneBackup()
    {
        world.Jobs.Runs.Clear();

        PageResult first = await world.BackupsPage.PostAsync(PagesWorld.ARequest(), default);
        await world.BackupsPage.PostAsync(PagesWorld.ARequest(), default);

        first.ShouldBe(new PageResult.Redirect("/csp/backups?done=backup-started"));
        world.Jobs.Runs.ShouldHaveSingleItem().RequestedBy.ShouldBe("Robin");
        world.Audit.Entries.ShouldAllBe(entry => entry.EventType == "csp.backup.triggered");
    }

    [Fact]
    public async Task ApiPost_NothingGoesOn_StartsOneAndAnswersAtOnce()
    {
        world.Jobs.Runs.Clear();

        ApiResult answer = await Api.PostAsync(PagesWorld.ARequest(), default);

        answer.Status.ShouldBe(202);
        answer.Messages.ShouldHaveSingleItem().Key.ShouldBe("csp.backup.running");
        world.Jobs.Runs.ShouldHaveSingleItem();
    }
}
