using System.Net;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>One tenant, registered: whose answer counts, how often, and what becomes of the account.</summary>
public sealed class RegistrationTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>, IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;

    private PartnerDesk desk = null!; // Set before each test, by InitializeAsync.

    public async ValueTask InitializeAsync()
    {
        desk = await fixture.Running.SignInAsync();
        foreach (DemoAccount account in await desk.ListAccountsAsync())
            (await desk.PressAsync(account.Id, "/remove", "/remove", ("confirm", account.Name))).Status.ShouldBe(HttpStatusCode.OK);
    }

    public ValueTask DisposeAsync()
    {
        desk.Dispose();
        return default;
    }

    [Fact]
    public async Task Callback_AnotherBrowserSession_IsRefusedAndTheOwnOneStillCounts()
    {
        BrowserPage screen = await desk.FillInAsync(("name", "Contoso"), ("accountId", fixture.Contoso.TenantId.ToString()), ("managedMarkup", "10"));
        using PartnerDesk stranger = await fixture.Running.SignInAsync();

        BrowserPage refused = await stranger.PassScreensAsync(await stranger.Visitor.GetPageAsync(screen.Address.AbsoluteUri, None));

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Words);
        refused.Words.ShouldContain("belongs to no registration of this browser");
        refused.Document.QuerySelector("main a[href*='pending=']").ShouldBeNull("what was typed is the other session's");
        fixture.Running.ListAudit("csp.account.refused")[0].Subject.ShouldBe("UnknownState");
        (await desk.ListAccountsAsync()).ShouldBeEmpty();

        BrowserPage own = await desk.Visitor.GetAsync(refused.Address.PathAndQuery, None);
        own.Status.ShouldBe(HttpStatusCode.OK, own.Words);
        (await desk.ListAccountsAsync()).ShouldHaveSingleItem().Name.ShouldBe("Contoso");

        BrowserPage again = await desk.Visitor.GetAsync(refused.Address.PathAndQuery, None);
        again.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "an answer counts once");
        again.Words.ShouldContain("used already");
        (await desk.ListAccountsAsync()).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Form_TenantRegisteredAlready_IsRefusedWithEntriesKept()
    {
        await desk.RegisterAsync(fixture.Contoso);
        string typed = fixture.Contoso.TenantId.ToString().ToUpperInvariant();

        BrowserPage page = await desk.FillInAsync(("name", "Twice"), ("accountId", typed), ("managedMarkup", "7.5"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, page.Words);
        page.Document.QuerySelector("#e-accountId")!.TextContent.ShouldContain($"registered already, as \"{fixture.Contoso.Name}\"");
        page.Document.QuerySelector("input[name=accountId]")!.GetAttribute("value").ShouldBe(typed);
        page.Document.QuerySelector("input[name=managedMarkup]")!.GetAttribute("value").ShouldBe("7.5");
        (await desk.ListAccountsAsync()).ShouldHaveSingleItem().Name.ShouldBe(fixture.Contoso.Name);
    }

    [Fact]
    public async Task Callback_TenantRegisteredMeanwhile_IsRefusedWithEntriesKept()
    {
        BrowserPage screen = await desk.FillInAsync(("name", "Second"), ("accountId", fixture.Contoso.TenantId.ToString()), ("managedMarkup", "7.5"));
        using PartnerDesk other = await fixture.Running.SignInAsync();
        DemoAccount first = await other.RegisterAsync(fixture.Contoso);

        BrowserPage refused = await desk.PassScreensAsync(screen);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Words);
        refused.Words.ShouldContain($"registered already, as \"{first.Name}\"");
        fixture.Running.ListAudit("csp.account.refused")[0].Subject.ShouldBe("AlreadyRegistered");
        (await desk.ListAccountsAsync()).ShouldHaveSingleItem().Id.ShouldBe(first.Id);

        string? back = refused.Document.QuerySelector("main a[href*='pending=']")?.GetAttribute("href");
        BrowserPage form = await desk.Visitor.GetPageAsync(back.ShouldNotBeNull(), None);
        form.Document.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("Second");
        form.Document.QuerySelector("input[name=managedMarkup]")!.GetAttribute("value").ShouldBe("7.5");
    }

    [Fact]
    public async Task SignInAgain_UserWithoutMfa_LeavesTheAccountAsItIs()
    {
        DemoAccount account = await desk.RegisterAsync(fixture.Contoso);
        BrowserPage screen = await desk.PressAsync(account.Id, "", "/sign-in");

        BrowserPage refused = await desk.PassScreensAsync(screen, "nomfa@" + fixture.Contoso.Domain);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Words);
        refused.Document.QuerySelector("main a[href*='pending=']").ShouldBeNull("there is no form to go back to");
        refused.GetForm($"/csp/accounts/{account.Id}/sign-in").Method.ShouldBe("post");
        BrowserPage page = await desk.Visitor.GetPageAsync($"/csp/accounts/{account.Id}", None);
        page.Document.Body!.TextContent.ShouldContain("Connected");
        page.Document.Body.TextContent.ShouldContain("admin@" + fixture.Contoso.Domain);
    }

    [Fact]
    public async Task SignInAgain_Declined_LeavesTheAccountAsItIs()
    {
        DemoAccount account = await desk.RegisterAsync(fixture.Contoso);
        BrowserPage screen = await desk.PressAsync(account.Id, "", "/sign-in");
        string state = System.Web.HttpUtility.ParseQueryString(screen.Address.Query)["state"].ShouldNotBeNull();

        // The consent was given before and isn't asked again: the browser brings back what declining would.
        BrowserPage refused = await desk.Visitor.GetAsync($"/csp/consent?error=access_denied&error_description=AADSTS65004%3A+declined&state={state}", None);

        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, refused.Words);
        refused.Words.ShouldContain("was declined");
        fixture.Running.ListAudit("csp.account.refused")[0].Subject.ShouldBe("Declined");
        refused.GetForm($"/csp/accounts/{account.Id}/sign-in").Method.ShouldBe("post");
        BrowserPage page = await desk.Visitor.GetPageAsync($"/csp/accounts/{account.Id}", None);
        page.Document.Body!.TextContent.ShouldContain("Connected");
        page.Document.Body.TextContent.ShouldContain("the token names it");
    }

    [Fact]
    public async Task Edit_BadPercentage_IsRefusedThenSaved()
    {
        DemoAccount account = await desk.RegisterAsync(fixture.Contoso);

        BrowserPage wrong = await desk.PressAsync(account.Id, "/edit", "/edit", ("name", ""), ("managedMarkup", "ten"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, wrong.Words);
        wrong.Document.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")).ShouldBe(["name", "managedMarkup"]);
        wrong.Document.QuerySelector("input[name=managedMarkup]")!.GetAttribute("value").ShouldBe("ten");

        BrowserPage saved = await desk.Visitor.SubmitAsync(
            wrong, wrong.GetForm($"/csp/accounts/{account.Id}/edit"), None, ("name", "Contoso renamed"), ("managedMarkup", "17.25"), ("accountId", fixture.Fabrikam.TenantId.ToString()));
        saved.Status.ShouldBe(HttpStatusCode.OK, saved.Words);
        saved.Document.Body!.TextContent.ShouldContain("17.25");
        DemoAccount now = (await desk.ListAccountsAsync()).ShouldHaveSingleItem();
        now.ShouldSatisfyAllConditions(() => now.Id.ShouldBe(account.Id), () => now.Name.ShouldBe("Contoso renamed"), () => now.TenantId.ShouldBe(account.TenantId));
        fixture.Running.ListAudit("csp.account.changed")[0].Subject.ShouldBe("Contoso renamed");
    }
}
