using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>A person without a mouse: Tab until the wanted thing has the focus, and each stop on the way must be to be seen.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 150;

    /// <summary>Goes on from where the focus is to what is called so, and presses Enter there.</summary>
    public async Task EnterAsync(string name, string within = "body")
    {
        await GoAsync(name, within);
        string before = page.Url;
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForFunctionAsync("before => location.href !== before || document.readyState === 'complete'", before);
        await page.WaitForLoadStateAsync();
    }

    public async Task TypeAsync(string label, string text)
    {
        await GoAsync(label, "main");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task GoAsync(string name, string within)
    {
        for (int stop = 0; stop < MostStops; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            string problem = await page.EvaluateAsync<string>(
                """
                () => {
                  const at = document.activeElement, style = getComputedStyle(at), box = at.getBoundingClientRect();
                  if (at === document.body) return '';
                  if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 1) return `no outline at ${at.outerHTML.slice(0, 150)}`;
                  const seen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
                  return seen ? '' : `out of sight: ${at.outerHTML.slice(0, 150)}`;
                }
                """);
            problem.ShouldBeEmpty();
            if (await page.EvaluateAsync<bool>(
                """
                ([name, within]) => {
                  const at = document.activeElement;
                  const called = at.getAttribute('aria-label') ?? (at.labels?.[0] ?? at).textContent;
                  return at.closest(within) !== null && at !== document.body && called.replace(/\s+/g, ' ').trim().includes(name);
                }
                """,
                new[] { name, within }))
                return;
        }

        throw new InvalidOperationException($"{MostStops} stops didn't lead to \"{name}\" on {page.Url}.");
    }
}
