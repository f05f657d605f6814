using System.Globalization;
using System.Text.RegularExpressions;
using ClosedXML.Excel;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests;

/// <summary>The whole job as a person does it, from an empty host to a priced workbook.</summary>
public sealed partial class MainJobTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task MainJob_FromEmptyHost_EndsInAPricedWorkbook()
    {
        await using var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-US", ViewportSize = new ViewportSize { Width = 1400, Height = 900 } });
        IPage page = await context.NewPageAsync();
        var partner = fixture.Simulator.Partners[0];

        await SignInAsCloudAdminAsync(page);
        await AddAccountAsync(page, partner.Name, partner.TenantId);

        // The pop-up after the registration.
        await ShootAsync(page, "welcome");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = StartDiscovery() }).ClickAsync();
        await Expect(page.GetByText("Discovery Completed").First).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 });

        // Nobody reloaded: the state and the tiles came by event stream.
        await Expect(page.Locator("[data-live-count=lines]")).Not.ToHaveTextAsync("0");
        await Expect(page.Locator("[data-live-count=usageLines]")).Not.ToHaveTextAsync("0");
        await ShootAsync(page, "account");

        // A customer, and its own mark-up.
        await MenuItem(page, "Customers").ClickAsync();
        await ShootAsync(page, "customers");
        await page.Locator("table.data tbody a").First.ClickAsync();
        string customer = (await page.Locator("h1").InnerTextAsync()).Trim();
        await page.GetByLabel("Markup Percentage").FillAsync("12.5");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Save" }).First.ClickAsync();
        await Expect(page.GetByLabel("Markup Percentage")).ToHaveValueAsync("12.5");
        await ShootAsync(page, "customer");

        // Its newest invoice, from the billing menu.
        await MenuItem(page, "Billing").ClickAsync();
        await ShootAsync(page, "invoices");
        (string price, IDownload workbook) = await DownloadBillOfAsync(page, customer);
        await ShootAsync(page, "bill");

        // The figure on the page is the figure in the workbook.
        using var file = new MemoryStream(await File.ReadAllBytesAsync(await workbook.PathAsync()));
        using var book = new XLWorkbook(file);
        decimal shown = decimal.Parse(Figure().Match(price).Value, NumberStyles.Number, CultureInfo.GetCultureInfo("en-US"));
        SumOfPrices(book).ShouldBe(shown);
    }

    private async Task SignInAsCloudAdminAsync(IPage page)
    {
        await page.GotoAsync(fixture.HostAddress);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = CloudAdmin() }).ClickAsync();
        await ShootAsync(page, "home");
        await Expect(MenuItem(page, "Azure CSP Account")).ToBeVisibleAsync();
    }

    private static async Task AddAccountAsync(IPage page, string name, string tenantId)
    {
        await MenuItem(page, "Azure CSP Account").ClickAsync();
        await ShootAsync(page, "accounts-empty");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add Account" }).First.ClickAsync();
        await page.GetByLabel("Account Name").FillAsync(name);
        await page.GetByLabel("Account ID").FillAsync(tenantId);
        await page.GetByLabel("Non-Managed").FillAsync("10");
        await ShootAsync(page, "add-account");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Login with Microsoft" }).ClickAsync();

        // Microsoft's screens: account and password, MFA, consent. Each has one way on, its first button.
        for (int screen = 0; screen < 6 && !page.Url.Contains("welcome", StringComparison.Ordinal); screen++)
        {
            await ShootAsync(page, "microsoft-" + screen.ToString(CultureInfo.InvariantCulture));
            string before = page.Url;
            await page.Locator("form button[type=submit]").First.ClickAsync();

            // Until the next screen is there: a second click on this one would send its form twice.
            await page.WaitForURLAsync(address => !string.Equals(address, before, StringComparison.Ordinal));
        }

        page.Url.ShouldContain("welcome");
    }

    /// <summary>Opens invoices from the newest on until one bills the customer; reads its price there and downloads its workbook.</summary>
    private static async Task<(string Price, IDownload Workbook)> DownloadBillOfAsync(IPage page, string customer)
    {
        IReadOnlyList<string> invoices = await page.Locator("table.data tbody a").EvaluateAllAsync<string[]>("links => links.map(link => link.href)");
        foreach (string invoice in invoices.Distinct(StringComparer.Ordinal))
        {
            await page.GotoAsync(invoice);
            ILocator link = page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = customer, Exact = true });
            if (await link.CountAsync() == 0)
                continue;
            await link.First.ClickAsync();
            string price = await page.GetByTestId("bill-price").InnerTextAsync();
            IDownload workbook = await page.RunAndWaitForDownloadAsync(() =>
                page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = Workbook() }).First.ClickAsync());
            return (price, workbook);
        }

        throw new InvalidOperationException($"No invoice bills {customer}.");
    }

    /// <summary>Adds up the prices of the line items, as whoever got the workbook would.</summary>
    private static decimal SumOfPrices(XLWorkbook book)
    {
        IXLTable lines = book.Worksheet("Line items").Tables.Single();
        IXLTableField price = lines.Fields.Single(field => field.Name.StartsWith("Price", StringComparison.Ordinal));
        return price.DataCells.Sum(cell => Convert.ToDecimal(cell.GetDouble()));
    }

    private static ILocator MenuItem(IPage page, string caption) =>
        page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = caption, Exact = true });

    /// <summary>Keeps a picture of the page when <c>HCPCSP_SCREENSHOTS</c> names a folder.</summary>
    private static async Task ShootAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("HCPCSP_SCREENSHOTS") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), FullPage = true });
    }

    [GeneratedRegex("start discovery|yes", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex StartDiscovery();

    [GeneratedRegex("cloud admin|casey", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CloudAdmin();

    [GeneratedRegex("workbook|excel", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Workbook();

    [GeneratedRegex(@"-?[\d,]+(?:\.\d+)?", RegexOptions.None, 1000)]
    private static partial Regex Figure();
}
