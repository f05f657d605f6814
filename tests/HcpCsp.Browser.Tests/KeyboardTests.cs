using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests;

/// <summary>The whole job without a mouse, from an empty host to a priced workbook.</summary>
public sealed class KeyboardTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task MainJob_ByKeyboardAlone_EndsInAWorkbook()
    {
        await using var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-US", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        IPage page = await context.NewPageAsync();
        var keys = new Keyboard(page);
        var (name, tenantId) = fixture.Simulator.Partners[0];
        await page.GotoAsync(fixture.HostAddress);
        await keys.EnterAsync("Casey");

        await keys.EnterAsync("Azure CSP Account", "nav");
        await keys.EnterAsync("Add Account", "main");
        await keys.TypeAsync("Account Name", name);
        await keys.TypeAsync("Account ID", tenantId);
        await keys.TypeAsync("Non-Managed", "10");
        await keys.EnterAsync("Login with Microsoft", "main");
        await PassMicrosoftAsync(page);

        // The pop-up has put the focus on its answer.
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });
        await page.WaitForLoadStateAsync();

        await keys.EnterAsync("Customers", "nav");
        string customer = await page.Locator("table.data tbody th a").First.InnerTextAsync();
        await keys.EnterAsync(customer[..Math.Min(20, customer.Length)], "table");
        await keys.TypeAsync("Markup Percentage", "12.5");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByLabel("Markup Percentage")).ToHaveValueAsync("12.5");

        await keys.EnterAsync("Billing", "nav");
        await keys.EnterAsync("G", "table tbody");
        await keys.GoAsync("", "#customers tbody");
        await page.Keyboard.PressAsync("Enter");
        ILocator price = page.GetByTestId("bill-price");
        await Expect(price).ToBeVisibleAsync();
        await keys.GoAsync("Download workbook", "main");
        IDownload workbook = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        using var file = new MemoryStream(await File.ReadAllBytesAsync(await workbook.PathAsync()));
        using var book = new XLWorkbook(file);
        book.Worksheet("Line items").Tables.ShouldHaveSingleItem();
    }

    /// <summary>Microsoft's own screens: each has its way on as the first button.</summary>
    private static async Task PassMicrosoftAsync(IPage page)
    {
        for (int screen = 0; screen < 6 && !page.Url.Contains("welcome", StringComparison.Ordinal); screen++)
        {
            string before = page.Url;
            for (int stop = 0; stop < 20 && !await page.EvaluateAsync<bool>("() => document.activeElement === document.querySelector('form button[type=submit]')"); stop++)
                await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Enter");
            await page.WaitForURLAsync(address => !string.Equals(address, before, StringComparison.Ordinal));
        }

        page.Url.ShouldContain("welcome");
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes, start discovery" })).ToBeFocusedAsync();
    }
}
