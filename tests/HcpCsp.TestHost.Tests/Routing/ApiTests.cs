using System.Net;
using System.Text.Json;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Routing;

public sealed class ApiTests
{
    [Fact]
    public async Task Get_List_IsInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        using JsonDocument body = JsonDocument.Parse(await browser.ReadAsync("/api/fake/things"));

        JsonElement root = body.RootElement;
        root.EnumerateObject().Select(property => property.Name)
            .ShouldBe(["errors", "messages", "requestId", "totalElements", "totalPages", "results"]);
        root.GetProperty("errors").GetBoolean().ShouldBeFalse();
        root.GetProperty("totalElements").GetInt64().ShouldBe(41);
        root.GetProperty("totalPages").GetInt32().ShouldBe(3);
        root.GetProperty("results").GetArrayLength().ShouldBe(2);
        root.GetProperty("messages")[0].GetRawText().ShouldBe("""{"messageType":"INFO","messageKey":"fake.note","messageText":"Hi"}""");
    }

    [Fact]
    public async Task Get_NotSignedIn_IsUnauthorizedInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = host.Open();

        await ShouldBeErrorAsync(await browser.GetAsync("/api/fake/things"), HttpStatusCode.Unauthorized, "host.signin.required");
    }

    [Fact]
    public async Task Get_WithoutTheRole_IsForbiddenInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("fabrikam-admin");

        await ShouldBeErrorAsync(await browser.GetAsync("/api/fake/things"), HttpStatusCode.Forbidden, "host.access.denied");
    }

    [Fact]
    public async Task Get_UnknownPath_IsNotFoundInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        await ShouldBeErrorAsync(await browser.GetAsync("/api/fake/nothing"), HttpStatusCode.NotFound, "host.not-found");
    }

    [Fact]
    public async Task Get_ResultsAreNoJson_IsAnErrorInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        await ShouldBeErrorAsync(await browser.GetAsync("/api/fake/broken"), HttpStatusCode.InternalServerError, "host.error");
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedInTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        await ShouldBeErrorAsync(await browser.PostAsync("/api/fake/things", token: null), HttpStatusCode.BadRequest, "host.antiforgery.invalid");
    }

    [Fact]
    public async Task Post_TokenInTheHeader_IsAccepted()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");
        browser.Client.DefaultRequestHeaders.Add("RequestVerificationToken", await browser.FindTokenAsync());

        var response = await browser.PostAsync("/api/fake/things", token: null, ("name", "n"));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"results\":null");
    }

    [Fact]
    public async Task Get_File_IsSentAsItIsWithoutTheEnvelope()
    {
        await using var host = await StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        HttpResponseMessage response = await browser.GetAsync("/api/fake/file");

        (await response.Content.ReadAsStringAsync()).ShouldBe("a,b");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("lines.csv");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    private static Task<RunningHost> StartAsync() => RunningHost.StartAsync(plugin =>
    {
        plugin.AddApi(Routes.Api("/api/fake/things", _ => new ApiResult
        {
            ResultsUtf8 = Routes.Utf8("[1,2]"),
            TotalElements = 41,
            TotalPages = 3,
            Messages = [new ApiMessage("INFO", "fake.note", "Hi")],
        }));
        plugin.AddApi(Routes.Api("/api/fake/things", _ => new ApiResult { Status = 201 }, PageMethod.Post));
        plugin.AddApi(Routes.Api("/api/fake/broken", _ => new ApiResult { ResultsUtf8 = Routes.Utf8("[1,") }));
        plugin.AddApi(Routes.Api("/api/fake/file", _ => new ApiResult
        {
            File = new PageResult.File { ContentType = "text/csv", DownloadName = "lines.csv", WriteAsync = (output, token) => output.WriteAsync(Routes.Utf8("a,b"), token).AsTask() },
        }));
    });

    private static async Task ShouldBeErrorAsync(HttpResponseMessage response, HttpStatusCode status, string key)
    {
        response.StatusCode.ShouldBe(status);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("errors").GetBoolean().ShouldBeTrue();
        body.RootElement.GetProperty("messages")[0].GetProperty("messageKey").GetString().ShouldBe(key);
        body.RootElement.GetProperty("requestId").GetString().ShouldNotBeNullOrEmpty();
    }
}
