using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>Pages about money on paper.</summary>
public sealed class PrintTests(DiscoveredHost host)
{
    /// <summary>What A4 across leaves between its margins, at 96 px an inch.</summary>
    private const int Paper = 1016;

    public static TheoryData<string> Kinds => ["dashboard", "billing", "invoice", "bill", "statement", "tie-out", "reconciliation", "restatement", "customer", "own costs"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Page_Printed_ShowsFiguresAloneInInkOnWhite(string kind)
    {
        await using var context = await host.NewContextAsync(kind);
        IPage page = await context.NewPageAsync();
        await page.SetViewportSizeAsync(Paper, 700);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        await page.GotoAsync(host.AddressOf(kind));

        string[] faults = await page.EvaluateAsync<string[]>(
            """
            () => {
              const shown = (selector) => [...document.querySelectorAll(selector)].filter(part => part.checkVisibility());
              const faults = shown('.hcp-top, .hcp-side, .hcp-crumbs, .hcp-footer, .btn, button, input, select, .row-menu, .tabs').map(part => `shown: ${part.outerHTML.slice(0, 120)}`);
              if (shown('.hcp-printed time').length !== 1) faults.push('no date');
              if (shown('h1').length !== 1) faults.push('no title');
              const body = getComputedStyle(document.body);
              if (body.backgroundColor !== 'rgb(255, 255, 255)') faults.push(`on ${body.backgroundColor}`);
              for (const link of shown('main a')) {
                const style = getComputedStyle(link);
                if (style.textDecorationLine !== 'none' || style.color !== getComputedStyle(link.parentElement).color) faults.push(`a link that looks like one: ${link.outerHTML.slice(0, 120)}`);
              }
              for (const head of shown('table.data thead')) if (getComputedStyle(head).display !== 'table-header-group') faults.push('a head that stands once');
              for (const row of shown('table.data tr')) if (getComputedStyle(row).breakInside !== 'avoid') faults.push('a row that breaks');
              for (const part of document.querySelectorAll('.csp-breakdown .table-wrap')) if (!part.checkVisibility()) faults.push('a part that stays closed');
              return faults;
            }
            """);

        faults.Distinct(StringComparer.Ordinal).ShouldBeEmpty(kind);
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBeLessThanOrEqualTo(Paper, kind);
        await Pictures.PrintAsync(page, kind);
    }
}
