using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace HcpCsp.Browser.Tests;

/// <summary>Keeps pictures of what the tests open, for people to look at, when <c>HCPCSP_SCREENSHOTS</c> names a folder.</summary>
internal static partial class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("HCPCSP_SCREENSHOTS") is { Length: > 0 } folder ? folder : null;

    /// <summary>The whole page, under a name made of what it shows and its width.</summary>
    public static async Task TakeAsync(IPage page, string scene, int width)
    {
        if (Folder is null)
            return;
        string name = Unsafe().Replace(scene, "_").Trim('_');
        string file = string.Create(CultureInfo.InvariantCulture, $"{name[..Math.Min(name.Length, 120)]}-{width}.png");
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Folder, file), FullPage = true });
    }

    /// <summary>The page as a printer gets it.</summary>
    public static async Task PrintAsync(IPage page, string scene)
    {
        if (Folder is not null)
            await page.PdfAsync(new PagePdfOptions { Path = Path.Combine(Folder, Unsafe().Replace(scene, "_") + ".pdf"), PreferCSSPageSize = true });
    }

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Unsafe();
}
