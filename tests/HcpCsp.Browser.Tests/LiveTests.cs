using System.Text.RegularExpressions;
using HcpCsp.Abstractions;
using HcpCsp.Abstractions.Services;
using HcpCsp.TestHost;
using HcpCsp.TestHost.Notifications;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace HcpCsp.Browser.Tests;

/// <summary>What comes to a page that stands open, without anybody reloading it.</summary>
public sealed partial class LiveTests(BrowserFixture fixture) : IClassFixture<BrowserFixture>
{
    /// <summary>More than the six connections that a browser opens to a host: the tabs must share.</summary>
    private static readonly string[] OpenTabs = ["customers", "billing", "dashboard", "accounts", "statements", "reports", "customers"];

    [Fact]
    public async Task Lists_WhileDiscoveryRuns_GetTheirRows()
    {
        await using var context = await fixture.Browser.NewContextAsync(new BrowserNewContextOptions { Locale = "en-US" });
        IPage page = await context.NewPageAsync();
        var partner = fixture.Simulator.Partners[0];
        await SignInAsync(page, fixture.HostAddress);
        await AddAccountAsync(page, partner.Name, partner.TenantId);
        List<IPage> tabs = [];
        foreach (string tab in OpenTabs)
        {
            tabs.Add(await context.NewPageAsync());
            await tabs[^1].GotoAsync($"{fixture.HostAddress}/csp/{tab}");
        }

        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button).First.ClickAsync();

        var patience = new LocatorAssertionsToBeVisibleOptions { Timeout = 120_000 };
        await Expect(tabs[0].Locator("table.data tbody th a").First).ToBeVisibleAsync(patience);
        await Expect(tabs[1].Locator("table.data tbody th a").First).ToBeVisibleAsync(patience);
        await Expect(tabs[2].GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "USD" }).First).ToBeVisibleAsync(patience);
        await Expect(tabs[3].Locator("table.data").GetByText("Discovery Completed")).ToBeVisibleAsync(patience);
    }

    [Fact]
    public async Task Notification_WhileAPageStandsOpen_PopsUpAlsoAfterTheHostWasStartedAgain()
    {
        string data = Directory.CreateTempSubdirectory("hcp-csp-live-").FullName;
        try
        {
            await using var context = await fixture.Browser.NewContextAsync();
            IPage page = await context.NewPageAsync();
            string address;
            await using (HostServer first = await StartHostAsync("http://127.0.0.1:0", data))
            {
                address = first.Address.GetLeftPart(UriPartial.Authority);
                await SignInAsync(page, address);
                Notify(first, "Sign in again");
                await Expect(page.Locator("#hcp-news")).ToContainTextAsync("Sign in again");
                await Expect(page.Locator(".hcp-bell")).ToHaveAccessibleNameAsync("Notifications, 1 unread");
            }

            await using HostServer second = await StartHostAsync(address, data);
            Notify(second, "<b>Budget</b> used up");

            var patience = new LocatorAssertionsToContainTextOptions { Timeout = 60_000 };
            await Expect(page.Locator("#hcp-news")).ToContainTextAsync("<b>Budget</b> used up", patience);
            await page.Locator("#hcp-news").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Close" }).First.ClickAsync();
            await Expect(page.Locator("#hcp-news .alert")).ToHaveCountAsync(1);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static Task<HostServer> StartHostAsync(string url, string data) => HostServer.StartAsync(
        new HostOptions { Urls = [url], DataFolder = data, PluginsFolder = Path.Combine(data, "no-plugins") }, CancellationToken.None);

    private static void Notify(HostServer host, string title) => host.Services.GetRequiredService<NotificationCenter>().Add(
        "test", new Notification { Role = HcpRoles.CloudAdmin, Severity = NotificationSeverity.Warning, Title = title, Text = "It needs you.", Path = "/notifications" });

    private static async Task SignInAsync(IPage page, string host)
    {
        await page.GotoAsync(host + "/signin");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = CloudAdmin() }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("signin", StringComparison.Ordinal));
    }

    private static async Task AddAccountAsync(IPage page, string name, string tenantId)
    {
        await page.GotoAsync(new Uri(page.Url).GetLeftPart(UriPartial.Authority) + "/csp/accounts/add");
        await page.GetByLabel("Account Name").FillAsync(name);
        await page.GetByLabel("Account ID").FillAsync(tenantId);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Login with Microsoft" }).ClickAsync();
        for (int screen = 0; screen < 6 && !page.Url.Contains("welcome", StringComparison.Ordinal); screen++)
        {
            string before = page.Url;
            await page.Locator("form button[type=submit]").First.ClickAsync();
            await page.WaitForURLAsync(address => !string.Equals(address, before, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("cloud admin", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex CloudAdmin();
}
