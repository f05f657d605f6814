using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>What a person, or assistive technology, would stumble over on one page: at a desk, on a phone, on a wall of 4K, in light and dark.</summary>
internal static class PageCheck
{
    private const int Desk = 1280;
    private const int Phone = 360;
    private const int Wall = 2560;

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.2, A and AA. Its newest rules are asked for by name: axe leaves them out otherwise.</summary>
    private static readonly object Everything = new
    {
        runOnly = new { type = "tag", values = new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa" } },
        rules = new Dictionary<string, object>(StringComparer.Ordinal) { ["target-size"] = new { enabled = true } },
        resultTypes = new[] { "violations" },
    };

    /// <summary>Dark differs from light in its colours alone.</summary>
    private static readonly object Colours = RulesOnly("color-contrast", "link-in-text-block");

    /// <summary>A phone differs from a desk in what fits beside what.</summary>
    private static readonly object Layout = RulesOnly("target-size", "scrollable-region-focusable", "avoid-inline-spacing");

    /// <summary>Every fault of the page at an address, in words; none when all is well.</summary>
    /// <param name="scene">What the page shows, for the names of pictures.</param>
    public static Task<IReadOnlyList<string>> FindFaultsAsync(IBrowserContext context, string scene, string address) =>
        FindFaultsAsync(context, scene, address, page => page.GotoAsync(address));

    /// <param name="scene">What the page shows, for the names of pictures.</param>
    /// <param name="address">That the page itself has, for what the browser says of its status.</param>
    /// <param name="open">Leads to the page, as often as it is asked to.</param>
    public static async Task<IReadOnlyList<string>> FindFaultsAsync(IBrowserContext context, string scene, string address, Func<IPage, Task> open)
    {
        IPage page = await context.NewPageAsync();
        List<string> faults = ErrorsOf(page, address);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ReducedMotion = ReducedMotion.Reduce, ColorScheme = ColorScheme.Light });
        foreach (int width in new[] { Desk, Phone, Wall })
        {
            await page.SetViewportSizeAsync(width, 900);
            await open(page);
            await Pictures.TakeAsync(page, scene, width);
            faults.AddRange(await FindLayoutFaultsAsync(page, width));
            if (width == Phone)
                faults.AddRange(await RunAxeAsync(page, Layout, "on a phone"));
            if (width != Desk)
                continue;
            faults.AddRange(await FindHeadFaultsAsync(page));
            faults.AddRange(await FindNeighboursInDangerAsync(page));
            faults.AddRange(await RunAxeAsync(page, Everything, "in light"));
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
            faults.AddRange(await RunAxeAsync(page, Colours, "in dark"));
            await Pictures.TakeAsync(page, scene + " dark", width);
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        }

        await page.CloseAsync();
        return faults;
    }

    private static async Task<IReadOnlyList<string>> FindHeadFaultsAsync(IPage page)
    {
        var faults = new List<string>();
        int headings = await page.Locator("h1").CountAsync();
        if (headings != 1)
            faults.Add($"{headings} headings of the first level");
        string title = await page.TitleAsync();
        if (title.Length < 25 || !title.EndsWith(" · HyperCloud Platform", StringComparison.Ordinal))
            faults.Add($"the title \"{title}\"");
        return faults;
    }

    /// <summary>Names that are written from the right, and would carry away what stands beside them.</summary>
    private static Task<string[]> FindNeighboursInDangerAsync(IPage page) => page.EvaluateAsync<string[]>(
        """
        () => {
          const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
          while (texts.nextNode()) {
            const text = texts.currentNode, at = text.parentElement;
            if (!/[\u0590-\u08ff]/.test(text.data) || at.closest('option, textarea, script, bdi')) continue;
            if (getComputedStyle(at).unicodeBidi !== 'plaintext') found.push(`a name from the right that isn't isolated: ${at.outerHTML.slice(0, 200)}`);
          }
          return found;
        }
        """);

    private static async Task<IReadOnlyList<string>> FindLayoutFaultsAsync(IPage page, int width)
    {
        int needed = await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth");
        return needed > width ? [$"needs {needed} px of {width}"] : [];
    }

    private static async Task<IReadOnlyList<string>> RunAxeAsync(IPage page, object options, string when)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
            await page.EvaluateAsync(AxeScript);
        string[] violations = await page.EvaluateAsync<string[]>(
            """
            async (options) => (await axe.run(document, JSON.parse(options))).violations.map(found =>
              `${found.id} (${found.impact}): ${found.help}: ${found.nodes.slice(0, 3).map(node => `${node.html.slice(0, 200)} ${node.failureSummary.slice(0, 300)}`).join(' | ')}`)
            """,
            JsonSerializer.Serialize(options));
        return [.. violations.Select(violation => $"{when}: {violation}")];
    }

    private static object RulesOnly(params string[] rules) => new { runOnly = new { type = "rule", values = rules }, resultTypes = new[] { "violations" } };

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
