using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.TestHost.Tests.Routing;

public sealed class PageResultTests
{
    private const string HostileName = "Ré\"port; a/b\\c\r\nX: y 😀.xlsx";

    [Fact]
    public async Task View_HostileTitleAndBreadcrumbs_AreEscaped()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/x", new PageResult.View
        {
            Title = "<script>alert(1)</script>",
            Breadcrumbs = [new Breadcrumb("<b>Crumb</b>", "/fake/\"onclick=\"x"), new Breadcrumb("Plain")],
            BodyHtml = "<p id=\"own\">own markup</p>",
        })));
        using Browser browser = await host.OpenAsAsync("casey");

        var page = await browser.OpenAsync("/fake/x");

        page.Title.ShouldBe("<script>alert(1)</script> · HyperCloud Platform");
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
        page.QuerySelector(".hcp-crumbs b").ShouldBeNull();
        page.QuerySelectorAll("[onclick]").ShouldBeEmpty();
        page.QuerySelector("main #own").ShouldNotBeNull();
    }

    [Fact]
    public async Task View_Culture_IsTheBrowsersSpecificOne()
    {
        string? seen = null;
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/x", request =>
        {
            seen = request.Culture.Name;
            return Routes.View("x");
        })));
        using Browser browser = await host.OpenAsAsync("casey");
        browser.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("xx-nonsense, de;q=0.9, en-US;q=0.8");

        var page = await browser.OpenAsync("/fake/x");

        seen.ShouldBe("de-DE");
        page.DocumentElement.GetAttribute("lang").ShouldBe("en", "the words of the pages are English, whatever the numbers look like");
    }

    [Fact]
    public async Task View_EveryPage_ForbidsInlineScript()
    {
        await using var host = await RunningHost.StartAsync(configure: options => options with
        {
            Settings = new Dictionary<string, string?>(StringComparer.Ordinal) { ["HcpCsp:Microsoft:Authority"] = "http://localhost:5081/login" },
        });
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/");

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldEndWith("form-action 'self' http://localhost:5081");
        (await response.Content.ReadAsStringAsync()).ShouldNotContain(" style=");
    }

    [Fact]
    public async Task NotFound_UnknownPath_IsAPageInTheFrame()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/{id:int}", Routes.View("x"))));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/fake/not-a-number");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).ShouldContain("hcp-menu");
    }

    [Fact]
    public async Task Handler_Throws_IsAnErrorPageWithRequestIdWhileTheHostLives()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
            plugin.AddPage(Routes.Page("/fake/broken", _ => throw new InvalidOperationException("inner secret"))));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/fake/broken");

        string html = await response.Content.ReadAsStringAsync();
        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        html.ShouldContain(response.Headers.GetValues("X-Request-Id").Single());
        html.ShouldNotContain("inner secret");
        (await browser.GetAsync("/")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Page_ThrowsInDevelopment_TellsWhoWorksOnItWhatWasThrown()
    {
        await using var host = await RunningHost.StartAsync(
            plugin => plugin.AddPage(Routes.Page("/fake/broken", _ => throw new InvalidOperationException("page.html(2,10): no member <b>"))),
            configure: options => options with { IsDevelopment = true });
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.ReadAsync("/fake/broken")).ShouldContain("page.html(2,10): no member &lt;b&gt;");
    }

    [Fact]
    public async Task Problem_HasItsStatusAndWords()
    {
        await using var host = await RunningHost.StartAsync(plugin =>
            plugin.AddPage(Routes.Page("/fake/x", new PageResult.Problem(409, "In the <way>", "Try later."))));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/fake/x");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.Content.ReadAsStringAsync()).ShouldContain("In the &lt;way&gt;");
    }

    [Fact]
    public async Task Redirect_ToTwoSlashes_IsAnErrorOfTheHandler()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/x", new PageResult.Redirect("//evil.example"))));
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.GetAsync("/fake/x")).StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task File_HostileName_ArrivesWhole()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/file", AFile("content"u8.ToArray()))));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/fake/file");

        var disposition = response.Content.Headers.ContentDisposition!;
        disposition.DispositionType.ShouldBe("attachment");
        disposition.FileNameStar.ShouldBe(HostileName);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe("content");
    }

    [Fact]
    public async Task File_BreaksWhileWritten_NeverLooksWhole()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/file", new PageResult.File
        {
            ContentType = "text/plain",
            WriteAsync = async (stream, cancellationToken) =>
            {
                await stream.WriteAsync("half"u8.ToArray(), cancellationToken);
                throw new IOException("disk");
            },
        })));
        using Browser browser = await host.OpenAsAsync("casey");

        await Should.ThrowAsync<HttpRequestException>(() => browser.GetAsync("/fake/file"));
    }

    [Fact]
    public async Task LiveEvents_AnyLineBreak_BecomesLinesOfData()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/live", new PageResult.LiveEvents(TwoEvents()))));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.GetAsync("/fake/live");

        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        (await response.Content.ReadAsStringAsync())
            .ShouldBe("event: progress\ndata: one\ndata: two\ndata: \ndata: three\n\nevent: done\ndata: \n\n");
    }

    [Fact]
    public async Task LiveEvents_NothingToSay_KeepsTheConnectionAlive()
    {
        var time = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using var host = await RunningHost.StartAsync(
            plugin => plugin.AddPage(Routes.Page("/fake/live", new PageResult.LiveEvents(Silence()))), time: time);
        using Browser browser = await host.OpenAsAsync("casey");
        using var response = await browser.Client.GetAsync("/fake/live", HttpCompletionOption.ResponseHeadersRead);
        await using Stream body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body, Encoding.UTF8);

        Task<string?> line = reader.ReadLineAsync();
        await Eventually.TrueAsync(() =>
        {
            time.Advance(TimeSpan.FromSeconds(15));
            return line.IsCompleted;
        }, "a keep-alive comment");

        (await line).ShouldBe(": keep-alive");
    }

    private static PageResult.File AFile(byte[] content) => new()
    {
        ContentType = "application/octet-stream",
        DownloadName = HostileName,
        WriteAsync = (stream, cancellationToken) => stream.WriteAsync(content, cancellationToken).AsTask(),
    };

    private static async IAsyncEnumerable<ServerEvent> TwoEvents()
    {
        yield return new ServerEvent("progress", "one\ntwo\r\n\rthree");
        await Task.Yield();
        yield return new ServerEvent("done", "");
    }

    private static async IAsyncEnumerable<ServerEvent> Silence([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        yield break;
    }
}
