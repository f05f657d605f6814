using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages.Reports;

public sealed class ReportRunPageTests
{
    private readonly PagesWorld world = new();

    private static PageRequest OfRunning => PagesWorld.ARequest().At("runId", PagesWorld.RunningId);

    private static PageRequest OfEnded => PagesWorld.ARequest().At("runId", PagesWorld.ReportRunId);

    [Fact]
    public async Task Get_GoesOn_ShowsProgressAndStop()
    {
        string body = (await world.ReportRun.GetAsync(OfRunning, default)).Body();

        body.ShouldContain($"data-live-from=\"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.RunningId}/events\"");
        body.ShouldContain("17 of 40 files");
        body.ShouldContain(">Stop</button>");
        body.ShouldNotContain("Download all as zip");
    }

    [Fact]
    public async Task Get_Ended_ShowsFilesWithWhatIsMissing()
    {
        string body = (await world.ReportRun.GetAsync(OfEnded, default)).Body();

        body.ShouldContain("Contoso 2026-10.xlsx");
        body.ShouldContain("</svg>Provisional</span>");
        body.ShouldContain("The usage of G104500002 isn&#39;t read yet.");
        body.ShouldContain("Edition 2: replaces what went out before");
        body.ShouldContain("aaaaaaaaaaaa…");
        body.ShouldContain("Download all as zip");
        body.ShouldContain("2 statements differ from today&#39;s data.");
        body.ShouldNotContain("data-live-from");
    }

    [Fact]
    public async Task Get_Failures_TellsWhyAndWhatWasHeldBack()
    {
        string body = (await world.ReportRun.GetAsync(OfEnded.Asking(("show", "failures")), default)).Body();

        body.ShouldContain("Its lines aren&#39;t read yet.");
        body.ShouldContain("Held back");
    }

    [Fact]
    public async Task Get_Mails_OffersRetryWhereNothingWasSentAndTheSettingsWhereNoAddressIs()
    {
        string body = (await world.ReportRun.GetAsync(OfEnded.Asking(("show", "mails")), default)).Body();

        body.ShouldNotContain("/deliveries/d1/retry");
        new[] { "d2", "d3", "d4" }.ShouldAllBe(id => body.Contains($"/deliveries/{id}/retry", StringComparison.Ordinal));
        body.ShouldContain("Next attempt 20 Nov 2026 12:10");
        body.ShouldContain("3 attempts");
        body.ShouldContain($"/csp/customers/{PagesWorld.AccountId}/{PagesWorld.CustomerIdValue}#settings");
    }

    [Theory]
    [InlineData("mails")]
    [InlineData("failures")]
    public async Task Get_EveryTextIsScript_WritesItEncoded(string show)
    {
        string body = (await new PagesWorld("<script>alert(1)</script>").ReportRun.GetAsync(OfEnded.Asking(("show", show)), default)).Body();

        body.ShouldNotContain("<script");
        body.ShouldContain("&lt;script&gt;");
    }

    [Fact]
    public async Task Get_ManyFiles_AreListedPageByPage()
    {
        ReportRun run = world.ARun(PagesWorld.ReportRunId);
        world.ReportRuns.Files[run.Id] = [.. Enumerable.Range(0, 120).Select(index => world.AFile(run, $"file-{index:000}.xlsx"))];

        string body = (await world.ReportRun.GetAsync(OfEnded.Asking(("page", "3")), default)).Body();

        body.ShouldContain("101–120 of 120 files");
        body.ShouldNotContain("file-099.xlsx");
        body.ShouldContain("file-100.xlsx");
    }

    [Fact]
    public async Task Stop_GoesOn_IsNotedAndSaid()
    {
        (await world.ReportRunActions.StopAsync(OfRunning, default)).ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.RunningId}?done=reports-stopping"));
        (await world.ReportRunActions.StopAsync(OfRunning, default)).ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.RunningId}?done=reports-ended"));

        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.reports.stopped");
    }

    [Fact]
    public async Task Watch_UntilItEnds_TellsEachChangeAndThenThatItIsOver()
    {
        var told = new List<string>();
        var events = ((PageResult.LiveEvents)await world.ReportRunActions.WatchAsync(OfRunning, default)).Events.GetAsyncEnumerator(TestContext.Current.CancellationToken);
        await events.MoveNextAsync();
        told.Add(events.Current.Data);
        ValueTask<bool> next = events.MoveNextAsync();
        world.ReportRuns.Replace(world.ARun(PagesWorld.RunningId));
        world.Time.Advance(TimeSpan.FromSeconds(1));
        (await next).ShouldBeTrue();
        told.Add(events.Current.Data);

        (await events.MoveNextAsync()).ShouldBeFalse();
        told[0].ShouldContain("\"running\":true,\"percent\":42");
        told[1].ShouldContain("\"running\":false");
    }

    [Fact]
    public async Task Retry_OfThisRun_SendsItAgain()
    {
        (await world.ReportRunActions.RetryAsync(OfEnded.At("deliveryId", "d3"), default)).ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.ReportRunId}?show=mails&done=delivery-retried"));

        world.ReportRuns.Retried.ShouldBe(["d3"]);
        world.Audit.Entries.ShouldHaveSingleItem().EventType.ShouldBe("csp.reports.delivery-retried");
    }

    [Fact]
    public async Task Retry_StillNoAddress_SaysSo() =>
        (await world.ReportRunActions.RetryAsync(OfEnded.At("deliveryId", "d4"), default)).ShouldBe(new PageResult.Redirect($"/csp/reports/runs/{PagesWorld.AccountId}/{PagesWorld.ReportRunId}?show=mails&done=delivery-no-address"));

    [Fact]
    public async Task Get_StoppedBeforeAFile_SaysSo()
    {
        world.ReportRuns.Replace(world.ARun(PagesWorld.RunningId, ReportRunState.Stopped));

        (await world.ReportRun.GetAsync(OfRunning, default)).Body().ShouldContain("It was stopped before any was whole.");
    }

    [Fact]
    public async Task Retry_OfAnotherRun_IsNotFound()
    {
        (await world.ReportRunActions.RetryAsync(OfRunning.At("deliveryId", "d3"), default)).ShouldBeOfType<PageResult.NotFound>();

        world.ReportRuns.Retried.ShouldBeEmpty();
    }

    [Fact]
    public async Task GetFile_Unchanged_IsSentUnderItsName()
    {
        ProducedFile file = world.ReportRuns.Files[PagesWorld.ReportRunId][0];

        var sent = (await world.ReportDownloads.GetFileAsync(OfEnded.At("fileId", file.Key.Id), default)).ShouldBeOfType<PageResult.File>();

        sent.DownloadName.ShouldBe("Contoso 2026-10.xlsx");
        using var output = new MemoryStream();
        await sent.WriteAsync(output, default);
        System.Text.Encoding.UTF8.GetString(output.ToArray()).ShouldBe("Contoso 2026-10.xlsx");
    }

    [Fact]
    public async Task GetFile_OtherThanItWasMade_IsNotSent()
    {
        world.ReportRuns.Damage = new StoreException("It is other than it was made.") { Advice = "Make it again." };

        var problem = (await world.ReportDownloads.GetFileAsync(OfEnded.At("fileId", world.ReportRuns.Files[PagesWorld.ReportRunId][0].Key.Id), default)).ShouldBeOfType<PageResult.Problem>();

        problem.Detail.ShouldBe("It is other than it was made. Make it again.");
    }

    [Fact]
    public async Task GetZip_GoesOn_IsRefused()
    {
        (await world.ReportDownloads.GetZipAsync(OfRunning, default)).ShouldBeOfType<PageResult.Problem>().Status.ShouldBe(409);
        (await world.ReportDownloads.GetZipAsync(OfEnded, default)).ShouldBeOfType<PageResult.File>().DownloadName.ShouldBe("Reports 2026-11-20 aaaaaaaaaaaa.zip");
    }

    [Fact]
    public async Task GetZip_ReaderThatTakesAsynchronousWritesAlone_GetsAllOfItInOrder()
    {
        var sent = (PageResult.File)await world.ReportDownloads.GetZipAsync(OfEnded, default);
        var output = new WebResponse();

        await sent.WriteAsync(output, default);

        System.Text.Encoding.UTF8.GetString(output.ToArray()).ShouldBe("one two three four");
    }

    /// <summary>Refuses to block, as Kestrel does.</summary>
    private sealed class WebResponse : MemoryStream
    {
        private bool isAsynchronous;

        public override void Write(byte[] buffer, int offset, int count)
        {
            isAsynchronous.ShouldBeTrue("Synchronous operations are disallowed.");
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer) => Write(buffer.ToArray(), 0, buffer.Length);

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            isAsynchronous = true;
            Write(buffer.Span);
            isAsynchronous = false;
            await Task.CompletedTask;
        }
    }
}
