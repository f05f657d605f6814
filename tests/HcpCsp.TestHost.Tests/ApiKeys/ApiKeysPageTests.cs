using System.Net;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.ApiKeys;

/// <summary>The page where keys are made and revoked.</summary>
public sealed class ApiKeysPageTests
{
    [Fact]
    public async Task Get_AfterAKeyWasMade_ShowsItsBeginningAlone()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync(name: "Nightly script");
        using Browser browser = await host.Host.OpenAsAsync("casey");

        string page = await browser.ReadAsync(KeyHost.Page);

        page.ShouldContain("Nightly script");
        page.ShouldContain(key[..10] + "…");
        page.ShouldNotContain(key);
    }

    [Fact]
    public async Task Post_Revoke_EndsTheKeyAtOnce()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();
        (await host.StatusAsync(key)).ShouldBe(200);

        await RevokeFirstAsync(host, "casey");

        (await host.StatusAsync(key)).ShouldBe(401);
    }

    [Fact]
    public async Task Post_RevokeByCloudAdmin_EndsAnothersKey()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync("contoso-admin");

        await RevokeFirstAsync(host, "casey");

        (await host.StatusAsync(key, "/api/fake/own")).ShouldBe(401);
    }

    [Fact]
    public async Task Post_RevokeOfAnothersKey_IsNotFound()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync("contoso-admin");
        string path = await FindRevokePathAsync(host, "contoso-admin");
        using Browser other = await host.Host.OpenAsAsync("fabrikam-admin");

        (await other.PostAsync(path, await other.FindTokenAsync())).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await host.StatusAsync(key, "/api/fake/own")).ShouldBe(200);
    }

    [Fact]
    public async Task Get_KeysOfOthers_AreSeenByCloudAdminsAlone()
    {
        await using var host = await KeyHost.StartAsync();
        await host.MakeKeyAsync("contoso-admin", name: "Script of Contoso");
        using Browser admin = await host.Host.OpenAsAsync("casey");
        using Browser other = await host.Host.OpenAsAsync("fabrikam-admin");

        (await admin.ReadAsync(KeyHost.Page)).ShouldContain("Script of Contoso");
        (await other.ReadAsync(KeyHost.Page)).ShouldNotContain("Script of Contoso");
    }

    [Fact]
    public async Task Get_HostileName_IsEscaped()
    {
        await using var host = await KeyHost.StartAsync();
        await host.MakeKeyAsync(name: "<script>x</script>\"'");
        using Browser browser = await host.Host.OpenAsAsync("casey");

        (await browser.ReadAsync(KeyHost.Page)).ShouldNotContain("<script>x");
    }

    [Theory]
    [InlineData("", "30", "", "Name the key")]
    [InlineData("Script", "7", "", "how long")]
    [InlineData("Script", "date", "soon", "how long")]
    [InlineData("Script", "date", "2026-11-23", "from today on")]
    [InlineData("Script", "date", "2029-11-24", "two years")]
    public async Task Post_WhatCantBe_IsToldAndMakesNoKey(string name, string life, string date, string told)
    {
        await using var host = await KeyHost.StartAsync();
        using Browser browser = await host.Host.OpenAsAsync("casey");

        HttpResponseMessage answer = await browser.PostAsync(KeyHost.Page, await browser.FindTokenAsync(), ("name", name), ("life", life), ("date", date));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(told);
        (await browser.ReadAsync(KeyHost.Page)).ShouldContain("There is no key yet");
    }

    [Fact]
    public async Task Post_FiftyKeysAreThere_MakesNoMore()
    {
        await using var host = await KeyHost.StartAsync();
        using Browser browser = await host.Host.OpenAsAsync("casey");
        for (int i = 0; i < 50; i++)
            await browser.MakeKeyAsync();

        HttpResponseMessage answer = await browser.PostAsync(KeyHost.Page, await browser.FindTokenAsync(), ("name", "One more"), ("life", "30"));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("You have 50 keys");
    }

    [Fact]
    public async Task Get_KeyWasUsed_TellsWhen()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();
        host.Time.Advance(TimeSpan.FromMinutes(2)); // 08:02
        await host.StatusAsync(key);
        using Browser browser = await host.Host.OpenAsAsync("casey");

        (await browser.ReadAsync(KeyHost.Page)).ShouldContain("datetime=\"2026-11-24T08:02:00Z\"");
    }

    [Fact]
    public async Task Use_WithinMinutesOfTheLastWrite_WritesNothing()
    {
        await using var host = await KeyHost.StartAsync();
        string key = await host.MakeKeyAsync();
        string file = Path.Combine(host.Host.DataFolder, "host", "api-keys", "api-keys.json");
        string before = await File.ReadAllTextAsync(file, Token);

        await host.StatusAsync(key);
        (await File.ReadAllTextAsync(file, Token)).ShouldBe(before);

        host.Time.Advance(TimeSpan.FromMinutes(5));
        await host.StatusAsync(key);
        (await File.ReadAllTextAsync(file, Token)).ShouldContain("2026-11-24T08:05:00");
    }

    [Fact]
    public async Task Keys_File_IsForItsOwnerAlone()
    {
        await using var host = await KeyHost.StartAsync();
        await host.MakeKeyAsync();

        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Path.Combine(host.Host.DataFolder, "host", "api-keys")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Fact]
    public async Task Keys_MadeAndRevoked_AreAudited()
    {
        await using var host = await KeyHost.StartAsync();
        await host.MakeKeyAsync(name: "Nightly script");
        await RevokeFirstAsync(host, "casey");
        using Browser browser = await host.Host.OpenAsAsync("casey");

        string log = (await browser.OpenAsync("/admin/audit")).QuerySelector("table.data")!.TextContent; // There are entries.

        log.ShouldContain("host.api-key.created");
        log.ShouldContain("host.api-key.revoked");
        log.ShouldContain("Nightly script");
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task RevokeFirstAsync(KeyHost host, string person)
    {
        string path = await FindRevokePathAsync(host, person);
        using Browser browser = await host.Host.OpenAsAsync(person);
        (await browser.PostAsync(path, await browser.FindTokenAsync())).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    private static async Task<string> FindRevokePathAsync(KeyHost host, string person)
    {
        using Browser browser = await host.Host.OpenAsAsync(person);
        return (await browser.OpenAsync(KeyHost.Page)).Forms.OfType<IHtmlFormElement>().Select(form => form.GetAttribute("action") ?? "").First(action => action.EndsWith("/revoke", StringComparison.Ordinal));
    }
}
