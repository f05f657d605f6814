using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using HcpCsp.TestHost.Tests.Fakes;
using HcpCsp.TestHost.Tests.MainJob;
using Microsoft.Extensions.Logging;

namespace HcpCsp.TestHost.Tests.ApiKeys;

/// <summary>What a program gets with a key, and without one.</summary>
public sealed class ApiKeyTests
{
    [Fact]
    public async Task Get_WithKey_AnswersAsItsPerson()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();

        using HttpResponseMessage answer = await host.CallAsync(key);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using JsonDocument body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("results").GetProperty("user").GetString().ShouldBe("casey");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse("A program has no use for an antiforgery cookie.");
    }

    [Fact]
    public async Task MakeKey_Shown_IsOf256BitsBehindAMark() =>
        (await WithHostAsync(host => host.MakeKeyAsync())).ShouldMatch("^hcp_[A-Za-z0-9_-]{43}$"); // 256 bits are 43 letters of 6 bits.

    [Fact]
    public async Task Post_ReadOnlyKey_IsForbidden()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync(rights: "read");

        using HttpResponseMessage answer = await host.CallAsync(key, isPost: true);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Forbidden, "host.key.read-only");
    }

    [Fact]
    public async Task Post_KeyThatMayChange_NeedsNoAntiforgeryToken()
    {
        await using var host = await KeyHost.StartAsync();

        (await host.StatusAsync(await host.MakeKeyAsync(rights: "change"), isPost: true)).ShouldBe(200);
    }

    [Fact]
    public async Task Get_ExpiredKey_IsUnauthorizedFromItsLastMomentOn()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync(life: "30");

        host.Time.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await host.StatusAsync(key)).ShouldBe(200);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage answer = await host.CallAsync(key);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Unauthorized, "host.key.invalid");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Fact]
    public async Task Get_KeyUntilADate_CountsThatDayToItsEnd()
    {
        await using var host = await KeyHost.StartAsync(); // 24 November, 08:00
        string key = await host.MakeKeyAsync(life: "date", date: "2026-11-25");

        host.Time.Advance(TimeSpan.FromHours(39)); // 25 November, 23:00
        (await host.StatusAsync(key)).ShouldBe(200);
        host.Time.Advance(TimeSpan.FromHours(1));
        (await host.StatusAsync(key)).ShouldBe(401);
    }

    [Theory]
    [InlineData("hcp_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("anything")]
    [InlineData("")]
    public async Task Get_UnknownKey_IsUnauthorized(string key)
    {
        await using var host = await KeyHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Host.Server.Address, "/api/fake/things"));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key);
        using var client = new HttpClient();

        using HttpResponseMessage answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Get_NeitherKeyNorSession_IsToldHowToSendAKey()
    {
        await using var host = await KeyHost.StartAsync();

        using HttpResponseMessage answer = await host.CallAsync(key: null);

        await ShouldBeErrorAsync(answer, HttpStatusCode.Unauthorized, "host.signin.required");
        answer.Headers.WwwAuthenticate.ShouldHaveSingleItem().Scheme.ShouldBe("Bearer");
    }

    [Fact]
    public async Task Get_WrongKeyBesideACookie_GoesByTheKey()
    {
        await using var host = await KeyHost.StartAsync();
        using Browser browser = await host.Host.OpenAsAsync("casey");
        browser.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "hcp_wrong");

        (await browser.GetAsync("/api/fake/things")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Get_KeyOfAnotherBesideACookie_AnswersAsTheKeysPerson()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync("contoso-admin");
        using Browser browser = await host.Host.OpenAsAsync("casey");
        browser.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);

        (await browser.ReadAsync("/api/fake/own")).ShouldContain("\"user\":\"contoso-admin\",\"tenant\":\"contoso\"");
    }

    [Theory]
    [InlineData("/fake/page")]
    [InlineData("/account/api-keys")]
    [InlineData("/")]
    public async Task Get_PageWithKey_AsksToSignIn(string path)
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();

        using HttpResponseMessage answer = await host.CallAsync(key, path);

        answer.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        answer.Headers.Location!.OriginalString.ShouldStartWith("/signin");
    }

    [Fact]
    public async Task Get_KeyOfATenantAdmin_OpensTheTenantsRoutesAlone()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync("contoso-admin");

        (await host.StatusAsync(key, "/api/fake/own")).ShouldBe(200);
        (await host.StatusAsync(key, "/api/fake/things")).ShouldBe(403);
    }

    [Fact]
    public async Task Get_ReadersLanguage_CountsWithAKeyToo()
    {
        await using var host = await KeyHost.StartAsync();
        using var client = new HttpClient { BaseAddress = host.Host.Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await host.MakeKeyAsync());
        client.DefaultRequestHeaders.AcceptLanguage.Add(new StringWithQualityHeaderValue("de"));

        (await client.GetStringAsync(new Uri("/api/fake/things", UriKind.Relative), TestContext.Current.CancellationToken)).ShouldContain("\"culture\":\"de-DE\"");
    }

    [Fact]
    public async Task Get_TooManyWrongKeys_WaitsForTheWindowToEnd()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();
        for (int i = 0; i < 10; i++)
            (await host.StatusAsync("hcp_wrong")).ShouldBe(401);
        host.Time.Advance(TimeSpan.FromSeconds(20));

        using HttpResponseMessage answer = await host.CallAsync(key);

        await ShouldBeErrorAsync(answer, HttpStatusCode.TooManyRequests, "host.key.too-many");
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(40)); // a window of 60 seconds, 20 of them over
        host.Time.Advance(TimeSpan.FromSeconds(40));
        (await host.StatusAsync(key)).ShouldBe(200);
    }

    [Fact]
    public async Task Get_AfterRestart_KeyCounts()
    {
        string folder = RunningHost.NewFolder();
        string key;
        await using (KeyHost before = await KeyHost.StartAsync(folder))
            key = await before.MakeKeyAsync();
        await using (KeyHost after = await KeyHost.StartAsync(folder))
            (await after.StatusAsync(key)).ShouldBe(200);

        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Key_WhateverHappensToIt_IsWrittenNowhere()
    {
        string folder = RunningHost.NewFolder();
        var log = new CapturedLog();
        string key;
        await using (KeyHost host = await KeyHost.StartAsync(folder, options => options with { ConfigureLogging = logging => logging.AddProvider(log).AddFilter<CapturedLog>(category: null, LogLevel.Trace) }))
        {
            key = await host.MakeKeyAsync();
            await host.StatusAsync(key);
            await host.StatusAsync(key, isPost: true);
            await host.StatusAsync(key + "x");
        }

        string secret = key[10..]; // All but what the page shows of it later.
        log.Lines.ShouldNotBeEmpty();
        log.Lines.ShouldAllBe(line => !line.Contains(secret, StringComparison.Ordinal));
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldNotContain(secret, Case.Sensitive, file);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<T> WithHostAsync<T>(Func<KeyHost, Task<T>> act)
    {
        await using var host = await KeyHost.StartAsync();
        return await act(host);
    }

    private static async Task ShouldBeErrorAsync(HttpResponseMessage response, HttpStatusCode status, string key)
    {
        response.StatusCode.ShouldBe(status);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        body.RootElement.GetProperty("errors").GetBoolean().ShouldBeTrue();
        body.RootElement.GetProperty("messages")[0].GetProperty("messageKey").GetString().ShouldBe(key);
    }
}
