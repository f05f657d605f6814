using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HcpCsp.TestHost.Audit;
using HcpCsp.TestHost.Demo;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Registrations that come to nothing: the page says why and what to do, what was typed stays, nothing else is kept.</summary>
public sealed class RefusedSignInTests(RegistrationFixture fixture) : IClassFixture<RegistrationFixture>
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public Task Consent_Declined_IsRefused() =>
        ShouldBeRefusedAsync("Declined", "declined", "accept", (desk, screen) => desk.PassScreensAsync(screen, consents: false));

    [Theory]
    [InlineData("nomfa", "NoMfa", "without multi-factor authentication", "Set up MFA")]
    [InlineData("sales", "MissingRole", "doesn't let the signed-in person read customers", "Admin Agent role")]
    [InlineData("nobilling", "NoBillingConsent", "read billing data", "PartnerBilling.Read.All")]
    public Task SignIn_UserLacksSomething_IsRefused(string user, string reason, string what, string whatToDo) =>
        ShouldBeRefusedAsync(reason, what, whatToDo, (desk, screen) => desk.PassScreensAsync(screen, $"{user}@{fixture.Fabrikam.Domain}"));

    [Fact]
    public Task SignIn_AccountOfAnotherTenant_IsRefused() =>
        ShouldBeRefusedAsync("WrongTenant", "isn't of the partner tenant", "Sign in with an account of the tenant", async (desk, screen) =>
        {
            // The browser is sent on to the sign-in of any tenant, as a guest or somebody with several accounts may end there.
            string address = screen.Address.AbsoluteUri.Replace(fixture.Fabrikam.TenantId.ToString(), "organizations", StringComparison.Ordinal);
            return await desk.PassScreensAsync(await desk.Visitor.GetPageAsync(address, None), "admin@" + fixture.Contoso.Domain);
        });

    [Fact]
    public async Task Callback_ForgedState_IsRefusedWithoutHarmToTheRealOne()
    {
        using PartnerDesk desk = await fixture.Running.SignInAsync();
        BrowserPage screen = await desk.FillInAsync(Entries());
        SortedDictionary<string, string> before = fixture.Running.HashPluginFiles();

        BrowserPage page = await desk.Visitor.GetAsync($"/csp/consent?code=forged&state={new string('a', 64)}", None);

        ShouldSayWhatAndWhatToDo(page, "belongs to no registration of this browser", "Start again");
        await ShouldHaveKeptNothingAsync(desk, before, "UnknownState");

        // The real answer is still awaited: declined now, it leads back to what was typed.
        BrowserPage refused = await desk.PassScreensAsync(screen, consents: false);
        ShouldHoldEntries(await FollowToFormAsync(desk, refused));
    }

    [Fact]
    public async Task Callback_RepeatedAfterRefusal_StillLeadsToTheFilledForm()
    {
        using PartnerDesk desk = await fixture.Running.SignInAsync();
        BrowserPage refused = await desk.PassScreensAsync(await desk.FillInAsync(Entries()), consents: false);

        BrowserPage reloaded = await desk.Visitor.GetAsync(refused.Address.PathAndQuery, None);

        ShouldSayWhatAndWhatToDo(reloaded, "used already", "Start again");
        ShouldHoldEntries(await FollowToFormAsync(desk, reloaded));
    }

    [Theory]
    [InlineData("en-US", "12.5", "7,5")]
    [InlineData("de-DE", "12,5", "7.5")]
    public async Task Form_SeveralErrors_AreShownAtOnceWithEntriesKept(string language, string good, string bad)
    {
        using PartnerDesk desk = await fixture.Running.SignInAsync(language);

        BrowserPage page = await desk.FillInAsync(("name", ""), ("accountId", "not-a-guid"), ("microsoftDiscount", good), ("managedMarkup", bad), ("nonManagedMarkup", "-1"));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, page.Words);
        page.Document.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name"))
            .ShouldBe(["name", "accountId", "managedMarkup", "nonManagedMarkup"]);
        page.Document.QuerySelectorAll("[role=alert] li").Length.ShouldBe(4);
        page.Document.QuerySelector("#e-managedMarkup")!.TextContent.ShouldContain("such as " + good);
        ValueOf(page, "name").ShouldBeEmpty();
        ValueOf(page, "accountId").ShouldBe("not-a-guid");
        ValueOf(page, "microsoftDiscount").ShouldBe(good);
        ValueOf(page, "managedMarkup").ShouldBe(bad);
        ValueOf(page, "nonManagedMarkup").ShouldBe("-1");
        (await desk.ListAccountsAsync()).ShouldBeEmpty();
    }

    private async Task ShouldBeRefusedAsync(string reason, string what, string whatToDo, Func<PartnerDesk, BrowserPage, Task<BrowserPage>> passScreens)
    {
        using PartnerDesk desk = await fixture.Running.SignInAsync();
        SortedDictionary<string, string> before = fixture.Running.HashPluginFiles();
        BrowserPage screen = await desk.FillInAsync(Entries());

        BrowserPage page = await passScreens(desk, screen);

        ShouldSayWhatAndWhatToDo(page, what, whatToDo);
        await ShouldHaveKeptNothingAsync(desk, before, reason);
        ShouldHoldEntries(await FollowToFormAsync(desk, page));
    }

    private static void ShouldSayWhatAndWhatToDo(BrowserPage page, string what, string whatToDo)
    {
        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, page.Words);
        page.Address.AbsolutePath.ShouldBe("/csp/consent");
        page.Document.QuerySelector("main [role=alert]")!.TextContent.ShouldContain(what);
        page.Words.ShouldContain("What to do.");
        page.Words.ShouldContain(whatToDo);
    }

    private async Task ShouldHaveKeptNothingAsync(PartnerDesk desk, SortedDictionary<string, string> before, string reason)
    {
        (await desk.ListAccountsAsync()).ShouldBeEmpty();
        fixture.Running.HashPluginFiles().ShouldBe(before);
        AuditRecord entry = fixture.Running.ListAudit("csp.account.refused")[0];
        entry.Subject.ShouldBe(reason);
        entry.UserName.ShouldBe("Casey Admin");
        entry.RemoteAddress.ShouldNotBeNullOrEmpty();
    }

    private static async Task<BrowserPage> FollowToFormAsync(PartnerDesk desk, BrowserPage page)
    {
        var link = page.Document.QuerySelector("main a[href*='pending=']").ShouldBeAssignableTo<IElement>(page.Words)!;
        link.TextContent.ShouldBe("Back to the form");
        return await desk.Visitor.GetPageAsync(link.GetAttribute("href")!, None);
    }

    private (string Name, string Value)[] Entries() =>
    [
        ("name", "Fabrikam \"EMEA\" <1>"),
        ("accountId", fixture.Fabrikam.TenantId.ToString().ToUpperInvariant()),
        ("microsoftDiscount", "0"),
        ("managedMarkup", "10.50"),
        ("nonManagedMarkup", "12.5 %"),
    ];

    private void ShouldHoldEntries(BrowserPage form)
    {
        foreach (var (name, value) in Entries())
            ValueOf(form, name).ShouldBe(value);
    }

    private static string ValueOf(BrowserPage page, string name) => ((IHtmlInputElement)page.Document.QuerySelector($"main input[name={name}]")!).Value;
}
