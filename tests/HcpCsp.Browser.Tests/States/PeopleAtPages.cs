using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests.States;

/// <summary>People who are signed in at a host, and the ways that they go there.</summary>
internal sealed partial class PeopleAtPages
{
    private readonly BrowserFixture fixture;
    private readonly Dictionary<string, string> sessions = new(StringComparer.Ordinal);

    private PeopleAtPages(BrowserFixture fixture) => this.fixture = fixture;

    public string Host => fixture.HostAddress;

    public Regex IssuesOne { get; } = IssueOne();

    public static async Task<PeopleAtPages> SignInAsync(BrowserFixture fixture)
    {
        var people = new PeopleAtPages(fixture);
        foreach (string person in new[] { "Casey", "Uma", "Toni" })
        {
            await using var context = await fixture.Browser.NewContextAsync();
            IPage page = await context.NewPageAsync();
            await page.GotoAsync(fixture.HostAddress + "/signin");
            await page.Locator("button", new PageLocatorOptions { HasText = person }).ClickAsync();
            await page.WaitForLoadStateAsync();
            people.sessions[person] = await context.StorageStateAsync();
        }

        return people;
    }

    public Task<IBrowserContext> OpenAsync(string person) =>
        fixture.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-US", ViewportSize = new ViewportSize { Width = 1280, Height = 900 }, StorageState = sessions[person] });

    /// <summary>Registers a partner and answers the pop-up after it; the account's own path.</summary>
    public async Task<string> AddAccountAsync(IPage page, (string Name, string TenantId) partner, string answer)
    {
        await page.GotoAsync(Host + "/csp/accounts/add");
        await page.GetByLabel("Account Name").FillAsync(partner.Name);
        await page.GetByLabel("Account ID").FillAsync(partner.TenantId);
        await page.GetByLabel("Non-Managed").FillAsync("10");
        await page.Locator("main form button[type=submit]").First.ClickAsync();
        for (int screen = 0; screen < 6 && !page.Url.Contains("welcome", StringComparison.Ordinal); screen++)
        {
            await page.Locator("form button[type=submit]").First.ClickAsync();
            await page.WaitForLoadStateAsync();
        }

        await page.GetByRole(AriaRole.Dialog).GetByText(answer).ClickAsync();
        await page.WaitForURLAsync(static address => !address.Contains("welcome", StringComparison.Ordinal));
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Where the first row of a page's table leads.</summary>
    public async Task<string> FindAsync(IPage page, string path) => (await FindAllAsync(page, path))[0];

    public async Task<string[]> FindAllAsync(IPage page, string path)
    {
        await page.GotoAsync(Host + path);
        return await page.EvaluateAsync<string[]>(
            """
            () => [...(document.querySelector('#customers table.data') ?? document).querySelectorAll('table.data tbody th a, #customers tbody th a')].map(link => link.pathname)
            """);
    }

    [GeneratedRegex("^Issue the statement of", RegexOptions.None, 1000)]
    private static partial Regex IssueOne();
}
