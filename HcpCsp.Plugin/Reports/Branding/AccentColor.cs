using System.Globalization;
using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Reports.Branding;

/// <summary>A colour that white text can stand on: titles and table heads have it.</summary>
internal static partial class AccentColor
{
    /// <summary>Where a partner has none of its own.</summary>
    public const string Ours = "#1F4E79";

    /// <summary>Of normal text, as WCAG 2.2 asks (Success Criterion 1.4.3).</summary>
    public const double LeastContrast = 4.5;

    /// <param name="typed">As <c>#1f4e79</c>, with or without its first character; blank for none.</param>
    public static AccentOutcome Read(string typed)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return new AccentOutcome.Accepted(null);
        if (Written().Match(typed.Trim()) is not { Success: true } match)
            return new AccentOutcome.NoColor();
        string hex = match.Groups["hex"].Value.ToUpperInvariant();
        double contrast = ContrastWithWhite(hex);
        return contrast < LeastContrast ? new AccentOutcome.TooLight(contrast) : new AccentOutcome.Accepted("#" + hex);
    }

    private static double ContrastWithWhite(string hex) =>
        1.05 / ((0.2126 * Linear(hex, 0)) + (0.7152 * Linear(hex, 2)) + (0.0722 * Linear(hex, 4)) + 0.05);

    /// <summary>One of red, green and blue without sRGB's gamma, 0 to 1.</summary>
    private static double Linear(string hex, int start)
    {
        double part = byte.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }

    [GeneratedRegex(@"\A#?(?<hex>[0-9A-Fa-f]{6})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Written();
}

internal abstract record AccentOutcome
{
    private AccentOutcome()
    {
    }

    /// <param name="Hex">As <c>#1F4E79</c>; null for none.</param>
    public sealed record Accepted(string? Hex) : AccentOutcome;

    public sealed record NoColor : AccentOutcome;

    /// <param name="Contrast">Of white text on it, 1 to 21.</param>
    public sealed record TooLight(double Contrast) : AccentOutcome;
}
