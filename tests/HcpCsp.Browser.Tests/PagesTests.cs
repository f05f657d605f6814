using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests;

/// <summary>What holds for every page: it fits, it can be used by keyboard, with assistive technology and without script.</summary>
public sealed class PagesTests(DiscoveredHost host) : IClassFixture<DiscoveredHost>
{
    private static readonly string[] BadImpacts = ["serious", "critical"];

    private static readonly HashSet<ResultType> Wanted = [ResultType.Violations];

    private static readonly AxeRunOptions Everything = new() { ResultTypes = Wanted };

    /// <summary>Dark differs from light in its colours alone.</summary>
    private static readonly AxeRunOptions Colours = new() { ResultTypes = Wanted, RunOnly = RunOnlyOptions.Rules("color-contrast", "link-in-text-block") };

    public static IEnumerable<TheoryDataRow<string>> Kinds => DiscoveredHost.Kinds.Select(kind => new TheoryDataRow<string>(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Page_OnDeskAndPhone_FitsAndHasOneHeadingAndNoScriptError(string kind)
    {
        await using var context = await host.NewContextAsync(kind);
        IPage page = await context.NewPageAsync();
        List<string> errors = ErrorsOf(page, host.AddressOf(kind));

        foreach (int width in new[] { 1400, 360 })
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.GotoAsync(host.AddressOf(kind));

            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(width, $"{kind} at {width} px");
            (await page.Locator("h1").CountAsync()).ShouldBe(1, kind);
            (await page.TitleAsync()).ShouldMatch(@"^\S.* · HyperCloud Platform$");
        }

        errors.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Page_InLightAndDark_HasNoSeriousBarrier(string kind)
    {
        await using var context = await host.NewContextAsync(kind);
        IPage page = await context.NewPageAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce });
        await page.GotoAsync(host.AddressOf(kind));

        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            var found = await page.RunAxe(scheme == ColorScheme.Light ? Everything : Colours);
            found.Violations
                .Where(violation => BadImpacts.Contains(violation.Impact, StringComparer.Ordinal))
                .Select(violation => $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")
                .ShouldBeEmpty($"{kind}, {scheme}");
        }
    }

    [Fact]
    public async Task Tab_OnAFreshPage_ReachesTheSkipLinkFirst()
    {
        await using var context = await host.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.AddressOf("billing"));

        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".hcp-skip")).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task RowMenu_ByKeyboard_OpensAndCloses()
    {
        await using var context = await host.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.AddressOf("accounts"));
        ILocator button = page.Locator(".row-menu > summary").First;
        ILocator edit = page.Locator(".row-menu").First.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Edit" });

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(edit).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Expect(edit).ToBeHiddenAsync();
        await Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public void WelcomePopUp_Enter_StartsDiscovery()
    {
        host.SkipWithoutBrowser();
        host.AfterPopUp.Focus.ShouldBe("Yes, start discovery");
        host.AfterPopUp.Address.ShouldContain("done=discovery-started");
    }

    [Fact]
    public async Task MainJob_WithoutScript_AddsAndDiscoversAnAccount()
    {
        await using var context = await host.NewContextAsync(script: false);
        IPage page = await context.NewPageAsync();
        await host.AddAccountAsync(page, host.OtherPartner);

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes, start discovery" }).ClickAsync();
        string account = page.Url.Split('?')[0];

        // Nothing refreshes by itself; whoever reloads sees how far it is.
        await Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = host.OtherPartner.Name })).ToBeVisibleAsync();
        ILocator completed = page.GetByText("Discovery Completed");
        for (int reloads = 0; reloads < 240 && await completed.CountAsync() == 0; reloads++)
        {
            await page.WaitForTimeoutAsync(250);
            await page.GotoAsync(account);
        }

        await Expect(completed.First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task BudgetSettings_WithoutScript_AreSaved()
    {
        await using var context = await host.NewContextAsync(script: false);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.AddressOf("customer"));

        await page.GetByLabel("Markup Percentage").FillAsync("7.25");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).First.ClickAsync();

        await page.GotoAsync(host.AddressOf("customer"));
        await Expect(page.GetByLabel("Markup Percentage")).ToHaveValueAsync("7.25");
    }

    [Fact]
    public async Task PlanEditor_WithoutScript_ReordersAndKeepsWhatIsTyped()
    {
        await using var context = await host.NewContextAsync(script: false);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.AddressOf("edit plan"));
        ILocator captions = page.Locator(".csp-item > summary");
        await Expect(captions).ToContainTextAsync(["1. Seats", "2. Azure", "3. Managed service"]);

        await page.GetByLabel("Description").FillAsync("For customers of 2026");
        ILocator moveDown = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Move down item 1" });
        if (!await moveDown.IsVisibleAsync())
            await captions.First.ClickAsync();
        await moveDown.ClickAsync();

        await Expect(captions).ToContainTextAsync(["1. Azure", "2. Seats", "3. Managed service"]);
        await Expect(page.GetByLabel("Description")).ToHaveValueAsync("For customers of 2026");
    }

    [Fact]
    public async Task Figures_ForAGermanReader_AreWrittenTheGermanWay()
    {
        string[] english = await FiguresAsync("en-US");
        string[] german = await FiguresAsync("de-DE");

        english.ShouldContain(figure => figure.Contains(',') && figure.Contains('.')); // 1,234.50
        german.ShouldBe(english.Select(Swap)); // 1.234,50
    }

    private async Task<string[]> FiguresAsync(string locale)
    {
        await using var context = await host.NewContextAsync(locale: locale);
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.AddressOf("billing") + "?account=" + host.AccountPath.Split('/')[^1]);
        return await page.Locator("table.data tbody td.num").EvaluateAllAsync<string[]>("cells => cells.map(cell => cell.textContent.trim())");
    }

    private static string Swap(string figure) => string.Concat(figure.Select(sign => sign switch { ',' => '.', '.' => ',', _ => sign }));

    /// <summary>What the browser complains about, such as a blocked style; that a page itself answers 403 or 404 is no fault.</summary>
    private static List<string> ErrorsOf(IPage page, string address)
    {
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !(message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith(address, StringComparison.Ordinal)))
                errors.Add($"{message.Text} ({message.Location})");
        };
        return errors;
    }
}
