using System.Globalization;
using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>
/// The colours of a house. Cells name them by their place in the workbook's theme, so that a design is the same for every house, and who
/// changes the theme in Excel changes all of it.
/// </summary>
/// <param name="Accent">Behind table heads.</param>
/// <param name="OnAccent">Letters on it.</param>
/// <param name="AccentText">Letters in its hue on white paper.</param>
internal sealed record ThemeColors(string Accent, string OnAccent, string AccentText)
{
    private const string White = "#FFFFFF";
    private const string Ink = "#1B2733";

    // WCAG 2.2, 1.4.3 "Contrast (Minimum)".
    private const double LeastContrast = 4.5;

    /// <param name="accent">As <c>#1F4E79</c>.</param>
    public static ThemeColors Of(string accent) => new(
        accent,
        Contrast(accent, White) >= Contrast(accent, Ink) ? White : Ink,
        Darkened(accent));

    public void Apply(IXLTheme theme)
    {
        theme.Accent1 = XLColor.FromHtml(Accent);
        theme.Accent2 = XLColor.FromHtml(OnAccent);
        theme.Accent3 = XLColor.FromHtml(AccentText);
    }

    private static string Darkened(string color)
    {
        while (Contrast(color, White) < LeastContrast)
            color = "#" + string.Concat(Parts(color).Select(part => (part * 9 / 10).ToString("X2", CultureInfo.InvariantCulture)));
        return color;
    }

    private static double Contrast(string first, string second)
    {
        double a = Luminance(first), b = Luminance(second);
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        double[] linear = [.. Parts(color).Select(part => part / 255.0).Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))];
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static int[] Parts(string color) => [.. Enumerable.Range(0, 3).Select(index => Convert.ToInt32(color.Substring(1 + index * 2, 2), 16))];
}
