using System.Net.Http.Headers;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Api;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace HcpCsp.TestHost.Tests.ApiKeys;

/// <summary>A host with two roles' routes, a clock of its own, and programs that call it.</summary>
internal sealed class KeyHost : IAsyncDisposable
{
    public const string Page = "/account/api-keys";

    private KeyHost(RunningHost host, FakeTimeProvider time) => (Host, Time) = (host, time);

    public RunningHost Host { get; }

    public FakeTimeProvider Time { get; }

    /// <param name="dataFolder">Of a host that was there before.</param>
    public static async Task<KeyHost> StartAsync(string? dataFolder = null, Func<HostOptions, HostOptions>? configure = null)
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 11, 24, 8, 0, 0, TimeSpan.Zero));
        return new KeyHost(await RunningHost.StartAsync(Register, dataFolder, time: time, configure: configure), time);
    }

    /// <summary>Makes a key on the page, and reads it from there.</summary>
    public async Task<string> MakeKeyAsync(string person = "casey", string rights = "read", string life = "30", string date = "", string name = "Script")
    {
        using Browser browser = await Host.OpenAsAsync(person);
        return await browser.MakeKeyAsync(rights, life, date, name);
    }

    /// <summary>Calls as a program does: no cookies.</summary>
    public async Task<HttpResponseMessage> CallAsync(string? key, string path = "/api/fake/things", bool isPost = false)
    {
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Host.Server.Address };
        using var request = new HttpRequestMessage(isPost ? HttpMethod.Post : HttpMethod.Get, path);
        if (isPost)
            request.Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "n")]);
        if (key is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return await client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public async Task<int> StatusAsync(string? key, string path = "/api/fake/things", bool isPost = false)
    {
        using HttpResponseMessage answer = await CallAsync(key, path, isPost);
        return (int)answer.StatusCode;
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static void Register(IPluginContributions plugin)
    {
        plugin.AddApi(Routes.Api("/api/fake/things", Whoever));
        plugin.AddApi(Routes.Api("/api/fake/things", Whoever, PageMethod.Post));
        plugin.AddApi(Routes.Api("/api/fake/own", Whoever) with { Roles = [HcpRoles.TenantAdmin] });
        plugin.AddPage(Routes.Page("/fake/page", Routes.View("page")));
    }

    private static ApiResult Whoever(PageRequest request) => new()
    {
        ResultsUtf8 = Routes.Utf8($$"""{"user":"{{request.User.Id}}","tenant":"{{request.User.TenantId}}","culture":"{{request.Culture.Name}}","field":{{request.AntiforgeryFieldHtml.Length}}}"""),
    };
}
