using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>Where people are, and the way back.</summary>
public sealed class WaysTests(DiscoveredHost host)
{
    [Fact]
    public async Task Pages_OfTheModule_AreMarkedInTheMenuAndLeadBack()
    {
        host.SkipWithoutBrowser();
        string[] paths = [.. DiscoveredHost.Kinds.Where(static kind => kind is not ("own costs" or "not found" or "forbidden")).Select(kind => new Uri(host.AddressOf(kind)).PathAndQuery).Where(static path => path.StartsWith("/csp/", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        await using var context = await host.NewContextAsync();
        IPage page = await context.NewPageAsync();
        await page.GotoAsync(host.HostAddress);

        string[] faults = await page.EvaluateAsync<string[]>(
            """
            async (paths) => {
              const faults = [], crumbs = new Map();
              for (const path of paths) {
                const read = new DOMParser().parseFromString(await (await fetch(path)).text(), 'text/html');
                if (read.querySelectorAll('.hcp-menu a[aria-current]').length !== 1) faults.push(`${path} isn't marked in the menu`);
                if (read.querySelector('.hcp-crumbs [aria-current=page]') === null) faults.push(`${path} has no breadcrumbs`);
                read.querySelectorAll('.hcp-crumbs a').forEach(link => crumbs.set(link.getAttribute('href'), path));
              }
              for (const [crumb, path] of crumbs)
                if ((await fetch(crumb)).status !== 200) faults.push(`${path} leads back to ${crumb}, which isn't there`);
              return faults;
            }
            """,
            paths);

        faults.ShouldBeEmpty();
    }
}
