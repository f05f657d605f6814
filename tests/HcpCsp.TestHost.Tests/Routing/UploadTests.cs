using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Routing;

public sealed class UploadTests
{
    private const int Limit = 200 << 10;

    private readonly List<PageRequest> seen = [];

    [Fact]
    public async Task Post_File_ReachesTheHandlerAsTheBrowserSentIt()
    {
        string content = "";
        await using var host = await StartAsync(request => content = Read(request.Files[0]));
        using Browser browser = await host.OpenAsAsync("casey");

        // Browsers write names as they are, and quotes as %22.
        var response = await SendAsync(browser, "/fake/takes",
            $"--b\r\nContent-Disposition: form-data; name=\"{Browser.TokenField}\"\r\n\r\n{await browser.FindTokenAsync()}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nwith Ünicode\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"../Straße %221%22.png\"\r\nContent-Type: image/png\r\n\r\nhello\r\n--b--\r\n");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        UploadedFile file = seen.ShouldHaveSingleItem().Files.ShouldHaveSingleItem();
        (file.FieldName, file.FileName, file.ContentType, file.Length).ShouldBe(("logo", "../Straße %221%22.png", "image/png", 5));
        content.ShouldBe("hello");
        seen[0].FindForm("note").ShouldBe("with Ünicode");
        seen[0].Form.Keys.ShouldNotContain(Browser.TokenField);
    }

    [Fact]
    public async Task Post_FilesOfExactlyTheLimit_AreTaken()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await PostAsync(browser, "/fake/takes", ("a", "1", "", new byte[Limit - 1]), ("b", "2", "", new byte[1]), ("c", "3", "", []));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldHaveSingleItem().Files.Select(file => (file.FieldName, file.Length)).ShouldBe([("a", Limit - 1), ("b", 1), ("c", 0)]);
    }

    [Fact]
    public async Task Post_OneByteMoreThanTheLimit_IsRefusedWithTheLimit()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await PostAsync(browser, "/fake/takes", ("a", "1", "", new byte[Limit]), ("b", "2", "", new byte[1]));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Files of up to 200 KB are taken here.");
        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_TooLargeToTheApi_IsRefusedInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await PostAsync(browser, "/api/fake/takes", ("a", "1", "", new byte[Limit + 1]));

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        body.RootElement.GetProperty("messages")[0].GetProperty("messageKey").GetString().ShouldBe("host.upload.too-large");
        body.RootElement.GetProperty("messages")[0].GetProperty("messageText").GetString()!.ShouldContain("200 KB");
    }

    [Fact]
    public async Task Post_EndlessFile_IsRefusedWhileItComesIn()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        string token = await browser.FindTokenAsync();
        string cookies = browser.Cookies;

        // By hand: the client would wait until it has sent everything.
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, host.Server.Address.Port, TestContext.Current.CancellationToken);
        await using NetworkStream stream = client.GetStream();
        await stream.WriteAsync(Bytes($"POST /fake/takes HTTP/1.1\r\nHost: localhost\r\nCookie: {cookies}\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 900000000000\r\n\r\n"
            + $"--b\r\nContent-Disposition: form-data; name=\"{Browser.TokenField}\"\r\n\r\n{token}\r\n--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n"), TestContext.Current.CancellationToken);
        await stream.WriteAsync(new byte[Limit + (200 << 10)], TestContext.Current.CancellationToken);

        using var reader = new StreamReader(stream, Encoding.Latin1);
        (await reader.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldBe("HTTP/1.1 413 Payload Too Large");
    }

    [Fact]
    public async Task Post_FileWhereNoneIsTaken_IsRefused()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await PostAsync(browser, "/fake/takes-none", ("a", "1.png", "image/png", Bytes("hello")));

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_FieldsOnlyWhereNoFileIsTaken_AreReadAsAnyForm()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await PostAsync(browser, "/fake/takes-none");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldHaveSingleItem().FindForm("note").ShouldBe("with Ünicode");
        seen[0].Files.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_FileFieldLeftEmpty_BringsNoFile()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        string token = await browser.FindTokenAsync();

        // As browsers send it.
        var response = await SendAsync(browser, "/fake/takes",
            $"--b\r\nContent-Disposition: form-data; name=\"{Browser.TokenField}\"\r\n\r\n{token}\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--b--\r\n");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        seen.ShouldHaveSingleItem().Files.ShouldBeEmpty();
        seen[0].FindForm("logo").ShouldBeNull();
    }

    [Fact]
    public async Task Post_FilesWithoutToken_IsRefused()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "a", "a.png" } };

        var response = await browser.Client.PostAsync("/fake/takes", form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        seen.ShouldBeEmpty();
    }

    [Fact]
    public async Task Post_FilesWithTheTokenInTheHeader_AreTaken()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        browser.Client.DefaultRequestHeaders.Add("RequestVerificationToken", await browser.FindTokenAsync());
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1]), "a", "a.png" } };

        var response = await browser.Client.PostAsync("/api/fake/takes", form, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\ncut off")]
    [InlineData("no form at all")]
    [InlineData("--b\r\n\r\nwithout a name\r\n--b--\r\n")]
    public async Task Post_BrokenForm_IsRefusedInWords(string body)
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await SendAsync(browser, "/fake/takes", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("It came in incomplete");
    }

    [Theory]
    [InlineData("/fake/takes", 100)]
    [InlineData("/fake/takes", Limit + 1)]
    [InlineData("/fake/throws", 100)]
    public async Task Post_Answered_LeavesNoFileBehind(string path, int size)
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        using var response = await PostAsync(browser, path, ("a", "1", "", new byte[size]));

        await Eventually.TrueAsync(() => !Directory.EnumerateFiles(Path.Combine(host.DataFolder, "host", "uploads")).Any(), "the files are gone");
        if (seen.Count > 0)
            Should.Throw<FileNotFoundException>(seen[0].Files[0].OpenRead);
    }

    [Fact]
    public async Task Start_AfterACrash_RemovesWhatWasUploaded()
    {
        string data = RunningHost.NewFolder();
        string left = Path.Combine(data, "host", "uploads", "left");
        Directory.CreateDirectory(Path.GetDirectoryName(left)!);
        await File.WriteAllTextAsync(left, "somebody's figures", TestContext.Current.CancellationToken);

        await using var host = await RunningHost.StartAsync(dataFolder: data);

        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public async Task Register_UploadByGet_IsRefused()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/takes", Routes.View("")) with { MaxUploadBytes = 1 }));

        host.Server.Plugins.ShouldHaveSingleItem().Reason.ShouldNotBeNull().ShouldContain("only a POST takes one");
    }

    private Task<RunningHost> StartAsync(Action<PageRequest>? look = null) => RunningHost.StartAsync(plugin =>
    {
        plugin.AddPage(Routes.Page("/fake/takes", See, PageMethod.Post) with { MaxUploadBytes = Limit });
        plugin.AddPage(Routes.Page("/fake/takes-none", See, PageMethod.Post));
        plugin.AddPage(Routes.Page("/fake/throws", _ => throw new InvalidOperationException("out of paper"), PageMethod.Post) with { MaxUploadBytes = Limit });
        ApiRoute takes = Routes.Api("/api/fake/takes", _ => new ApiResult(), PageMethod.Post);
        plugin.AddApi(takes with { MaxUploadBytes = Limit, Description = takes.Description with { Form = [new ApiParameter("file", "A file.") { Type = ApiValueType.File }] } });

        PageResult See(PageRequest request)
        {
            seen.Add(request);
            look?.Invoke(request);
            return Routes.View("seen");
        }
    });

    private static async Task<HttpResponseMessage> PostAsync(Browser browser, string path, params (string Field, string Name, string Type, byte[] Content)[] files)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await browser.FindTokenAsync()), Browser.TokenField },
            { new StringContent("with Ünicode"), "note" },
        };
        foreach (var (field, name, type, content) in files)
        {
            var part = new ByteArrayContent(content);
            if (type.Length > 0)
                part.Headers.ContentType = new MediaTypeHeaderValue(type);
            form.Add(part, field, name);
        }

        return await browser.Client.PostAsync(path, form, TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> SendAsync(Browser browser, string path, string body)
    {
        var content = new ByteArrayContent(Bytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return browser.Client.PostAsync(path, content, TestContext.Current.CancellationToken);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Read(UploadedFile file)
    {
        using var reader = new StreamReader(file.OpenRead());
        return reader.ReadToEnd();
    }
}
