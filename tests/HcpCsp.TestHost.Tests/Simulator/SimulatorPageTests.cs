using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>The start page, the page of faults and the door for scripts.</summary>
public sealed class SimulatorPageTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>, IDisposable
{
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = fixture.Server.Address };

    private SimulatorServer Server => fixture.Server;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_ShowsAllThatAClientNeeds()
    {
        var page = await PageAsync("/");

        var settings = page.QuerySelector("#settings")!.TextContent;
        foreach (var (key, value) in Server.ClientSettings)
            settings.ShouldContain($"{key.Replace(":", "__", StringComparison.Ordinal)}={value}");
        foreach (var partner in Server.Partners)
        {
            page.Body!.TextContent.ShouldContain(partner.TenantId.ToString());
            foreach (var user in partner.Users)
                page.QuerySelectorAll("th[scope=row]").Select(cell => cell.TextContent).ShouldContain(user.Name);
        }

        page.Body!.TextContent.ShouldContain("Scale S, seed 1; the data ends on 2026-11-23");
        page.QuerySelector("main a[href='/faults']").ShouldNotBeNull();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/faults")]
    public async Task Pages_NameThemselvesAndTheirControls(string path)
    {
        var page = await PageAsync(path);

        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        page.QuerySelectorAll("h1").Length.ShouldBe(1);
        page.QuerySelectorAll("table").ShouldAllBe(table => table.QuerySelector("caption") != null);
        page.QuerySelectorAll("input[type=number]").ShouldAllBe(input => input.GetAttribute("aria-label")!.StartsWith("Number for "));
        using var style = await _http.GetAsync(page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href"), Stop);
        (await style.Content.ReadAsStringAsync(Stop)).ShouldContain("light-dark(");
    }

    [Fact]
    public async Task Faults_ListsEveryFaultWithItsMeaning()
    {
        var page = await PageAsync("/faults");

        foreach (var fault in FaultCatalogue.All)
        {
            var row = page.GetElementById(fault.Name).ShouldNotBeNull(fault.Name);
            row.TextContent.ShouldContain(fault.Meaning);
            (row.QuerySelector("input[type=number]") is not null).ShouldBe(fault.HasNumber);
        }
    }

    [Fact]
    public async Task Faults_FormsAsTheyStand_SwitchOnAndOff()
    {
        var done = await SubmitAsync(await PageAsync("/faults"), "throttle");

        Server.Faults.IsOn(FaultCatalogue.Find("throttle")!).ShouldBeTrue();
        done.QuerySelector("[role=status]")!.TextContent.ShouldBe("throttle is on.");
        done.GetElementById("throttle")!.QuerySelector(".state")!.TextContent.ShouldBe("on, 2");

        await SubmitAsync(done, "throttle");
        Server.Faults.IsOn(FaultCatalogue.Find("throttle")!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Faults_FormOfAnotherSite_IsRefused(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/faults") { Content = Form(("fault", "no-bom"), ("action", "on")) };
        request.Headers.Add(header, value);

        using var response = await _http.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        Server.Faults.IsOn(FaultCatalogue.Find("no-bom")!).ShouldBeFalse();
    }

    [Fact]
    public async Task Faults_FormOfOurOwn_IsAccepted()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/faults") { Content = Form(("fault", "no-bom"), ("action", "off")) };
        request.Headers.Add("Origin", Server.Address.GetLeftPart(UriPartial.Authority));

        using var response = await _http.SendAsync(request, Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task Door_PutAndDelete_SwitchTheFault()
    {
        using var put = await _http.PutAsync("/faults/token-short?value=30", content: null, Stop);
        (await ListedAsync("token-short")).GetProperty("value").GetInt32().ShouldBe(30);
        using var delete = await _http.DeleteAsync("/faults/token-short", Stop);

        put.StatusCode.ShouldBe(HttpStatusCode.OK);
        delete.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await ListedAsync("token-short")).GetProperty("on").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("/faults/thortle", HttpStatusCode.NotFound, "Known faults: no-screens")]
    [InlineData("/faults/throttle", HttpStatusCode.BadRequest, "needs a number above 0")]
    [InlineData("/faults/throttle?value=0", HttpStatusCode.BadRequest, "needs a number above 0")]
    [InlineData("/faults/no-bom?value=3", HttpStatusCode.BadRequest, "takes no number")]
    public async Task Door_WhatCannotBeSwitched_SaysWhy(string path, HttpStatusCode status, string reason)
    {
        using var response = await _http.PutAsync(path, content: null, Stop);

        response.StatusCode.ShouldBe(status);
        (await response.Content.ReadAsStringAsync(Stop)).ShouldContain(reason);
    }

    [Theory]
    [InlineData("revoke-consents", "", 65001)]
    [InlineData("lapse-refresh-tokens", "", 700082)]
    [InlineData("revoke-sessions", "admin", 50173)]
    public async Task Actions_EndTheSignInsThereAre(string action, string user, int code)
    {
        using var client = new SignInClient(Server);
        var refresh = (await client.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;

        using var response = await _http.PostAsync("/faults/actions", Form(("action", action), ("user", $"{user}@{Server.Partners[0].Domain}")), Stop);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        SignInClient.CodeOf(await client.RefreshAsync(refresh, SignInClient.GraphScope)).ShouldBe(code);
        var renewed = (await client.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;
        (await client.RefreshAsync(renewed, SignInClient.GraphScope)).TryGetProperty("access_token", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Actions_SessionsOfSomebodyElse_LeaveTheRestAlone()
    {
        using var client = new SignInClient(Server);
        var refresh = (await client.SignInTokensAsync()).GetProperty("refresh_token").GetString()!;

        using var response = await _http.PostAsync("/faults/actions", Form(("action", "revoke-sessions"), ("user", "sales@" + Server.Partners[0].Domain)), Stop);

        (await client.RefreshAsync(refresh, SignInClient.GraphScope)).TryGetProperty("access_token", out _).ShouldBeTrue();
    }

    public void Dispose() => _http.Dispose();

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) =>
        new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));

    private async Task<IHtmlDocument> PageAsync(string path)
    {
        using var response = await _http.GetAsync(path, Stop);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Stop));
    }

    private async Task<IHtmlDocument> SubmitAsync(IHtmlDocument page, string fault)
    {
        var form = (IHtmlFormElement)page.GetElementById(fault)!.QuerySelector("form")!;
        var button = form.QuerySelector<IHtmlButtonElement>("button")!;
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input").Select(input => (input.Name!, input.Value)).Append((button.Name!, button.Value));
        using var response = await _http.PostAsync(form.GetAttribute("action"), Form([.. fields]), Stop);
        return await PageAsync(response.Headers.Location!.OriginalString);
    }

    private async Task<JsonElement> ListedAsync(string name)
    {
        using var response = await _http.GetAsync("/faults.json", Stop);
        return (await ApiClient.JsonOf(response)).EnumerateArray().Single(fault => fault.GetProperty("name").GetString() == name);
    }
}
