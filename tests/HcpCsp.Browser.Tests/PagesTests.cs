using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests;

/// <summary>What holds for every page: it fits, it can be used by keyboard, with assistive technology and without script.</summary>
public sealed class PagesTests(DiscoveredHost host)
{
    public static IEnumerable<TheoryDataRow<string>> Kinds => DiscoveredHost.Kinds.Select(kind => new TheoryDataRow<string>(kind));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Page_AtEveryWidthInLightAndDark_HasNoBarrier(string kind)
    {
        await using var context = await host.NewContextAsync(kind);

        (await PageCheck.FindFaultsAsync(context, kind, host.AddressOf(kind))).ShouldBeEmpty(kind);
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
    public async Task MainJob_WithoutScript_EndsInAWorkbook()
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
        await BillAsync(page, "account=" + account.Split('/')[^1]);
    }

    /// <summary>A mark-up for the first customer of the newest invoice, its bill, and the workbook of it.</summary>
    private async Task BillAsync(IPage page, string ofAccount)
    {
        await page.GotoAsync($"{host.HostAddress}/csp/billing?{ofAccount}");
        await page.Locator("table.data tbody th a").First.ClickAsync();
        await page.Locator("#customers tbody th a").First.ClickAsync();
        string bill = page.Url;
        await page.Locator("h1 a").ClickAsync();
        await page.GetByLabel("Markup Percentage").FillAsync("20");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).First.ClickAsync();
        await page.GotoAsync(bill);
        IDownload workbook = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Download workbook" }).First.ClickAsync());

        using var file = new MemoryStream(await File.ReadAllBytesAsync(await workbook.PathAsync()));
        using var book = new XLWorkbook(file);
        book.Worksheet("Line items").Tables.ShouldHaveSingleItem();
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
}
