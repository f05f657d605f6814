using System.Net;
using HcpCsp.Abstractions.Pages;
using HcpCsp.TestHost.Tests.Fakes;

namespace HcpCsp.TestHost.Tests.Routing;

public sealed class AccessTests
{
    [Fact]
    public async Task Get_NotSignedIn_RedirectsToSignInWithTheWayBack()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/one", Routes.View("x"))));
        using Browser browser = host.Open();

        var response = await browser.GetAsync("/fake/one?a=1&b=2");

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        response.Headers.Location!.OriginalString.ShouldBe("/signin?returnUrl=%2Ffake%2Fone%3Fa%3D1%26b%3D2");
    }

    [Theory]
    [InlineData("/fake/one", "/fake/one")]
    [InlineData("https://evil.example/", "/")]
    [InlineData("//evil.example/", "/")]
    [InlineData("/\\evil.example/", "/")]
    [InlineData("/\t/evil.example/", "/")]
    [InlineData("evil", "/")]
    public async Task SignIn_ReturnUrl_LeadsToPathsOfThisHostOnly(string returnUrl, string expected)
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = host.Open();

        var response = await browser.PostAsync("/signin", await browser.FindTokenAsync("/signin"), ("user", "casey"), ("returnUrl", returnUrl));

        response.Headers.Location!.OriginalString.ShouldBe(expected);
    }

    [Theory]
    [InlineData("/fake/one")]
    [InlineData("/fake/post-only")]
    public async Task Get_WithoutTheRole_IsForbidden(string path)
    {
        await using var host = await RunningHost.StartAsync(plugin =>
        {
            plugin.AddPage(Routes.Page("/fake/one", Routes.View("secret")));
            plugin.AddPage(Routes.Page("/fake/post-only", Routes.View("secret"), PageMethod.Post));
        });
        using Browser tenant = await host.OpenAsAsync("contoso-admin");

        var response = await tenant.GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Get_WithoutTheRole_IsAudited()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/{id}", Routes.View("x"))));
        using Browser tenant = await host.OpenAsAsync("contoso-user");
        await tenant.GetAsync("/fake/what-they-typed");

        using Browser admin = await host.OpenAsAsync("casey");
        var page = await admin.OpenAsync("/admin/audit?event=host.access.denied&tenant=contoso&user=uma&ip=127");

        string row = page.QuerySelector("table.data tbody tr")!.TextContent;
        row.ShouldContain("/fake/what-they-typed");
        row.ShouldContain("Uma Contoso");
    }

    [Fact]
    public async Task Post_WithoutTheRole_IsForbiddenBeforeTheTokenIsLookedAt()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/do", Routes.View("x"), PageMethod.Post)));
        using Browser tenant = await host.OpenAsAsync("contoso-admin");

        (await tenant.PostAsync("/fake/do", token: null)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Post_WithoutToken_IsRefusedAndTheHandlerNeverRuns()
    {
        bool ran = false;
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/do", _ =>
        {
            ran = true;
            return Routes.View("x");
        }, PageMethod.Post)));
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.PostAsync("/fake/do", token: null)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        ran.ShouldBeFalse();
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/signout")]
    [InlineData("/notifications/read")]
    public async Task Post_ToTheHostWithoutToken_IsRefused(string path)
    {
        await using var host = await RunningHost.StartAsync();
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.PostAsync(path, token: null, ("user", "casey"))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_WithTheTokenOfAnotherPerson_IsRefused()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/do", Routes.View("x"), PageMethod.Post)));
        using Browser other = await host.OpenAsAsync("contoso-admin");
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.PostAsync("/fake/do", await other.FindTokenAsync())).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Post_WithToken_HandsOverTheFormWithoutIt()
    {
        PageRequest? seen = null;
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/do", request =>
        {
            seen = request;
            return new PageResult.Redirect("/fake/done");
        }, PageMethod.Post)));
        using Browser browser = await host.OpenAsAsync("casey");

        var response = await browser.PostAsync("/fake/do", await browser.FindTokenAsync(), ("Name", " Ada "), ("Name", "Bob"));

        response.StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        seen!.Form.Keys.Single().ShouldBe("Name");
        seen.FindForm("name").ShouldBe("Ada");
        seen.Form["NAME"].SequenceEqual([" Ada ", "Bob"], StringComparer.Ordinal).ShouldBeTrue();
    }

    [Fact]
    public async Task Post_FormOfTenThousandValues_HandsThemAllOver()
    {
        int seen = 0;
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/do", request =>
        {
            seen = request.Form.Count;
            return new PageResult.Redirect("/fake/done");
        }, PageMethod.Post)));
        using Browser browser = await host.OpenAsAsync("casey");
        (string, string)[] fields = [.. Enumerable.Range(0, 10_000).Select(index => ($"item{index}", "1"))];

        await browser.PostAsync("/fake/do", await browser.FindTokenAsync(), fields);

        seen.ShouldBe(10_000);
    }

    [Fact]
    public async Task Forbidden_ByTheHandler_IsAudited()
    {
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/mine", new PageResult.Forbidden())));
        using Browser browser = await host.OpenAsAsync("casey");

        (await browser.GetAsync("/fake/mine")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await browser.ReadAsync("/admin/audit")).ShouldContain("/fake/mine");
    }

    [Fact]
    public async Task SessionKey_OfTwoSessions_Differs()
    {
        var keys = new List<string>();
        await using var host = await RunningHost.StartAsync(plugin => plugin.AddPage(Routes.Page("/fake/key", request =>
        {
            keys.Add(request.SessionKey);
            return Routes.View("x");
        })));
        using Browser first = await host.OpenAsAsync("casey");
        using Browser second = await host.OpenAsAsync("casey");
        foreach (Browser browser in new[] { first, first, second })
            await browser.GetAsync("/fake/key");

        keys[0].ShouldBe(keys[1]);
        (keys[2] == keys[0]).ShouldBeFalse();
        keys[0].Length.ShouldBeGreaterThan(30);
    }
}
