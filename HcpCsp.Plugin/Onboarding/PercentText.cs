using System.Globalization;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Percentages as people of a culture write them. No thousands separators: <c>10,5</c> is ten and a half in German and nothing in English.</summary>
internal static class PercentText
{
    private const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;

    /// <summary>Null in <paramref name="value"/> when nothing was written.</summary>
    /// <returns>False when it is no number.</returns>
    public static bool TryRead(string text, CultureInfo culture, out decimal? value)
    {
        value = null;
        string bare = text.Trim().TrimEnd('%', '\u066A').Trim();
        if (bare.Length == 0)
            return text.Trim().Length == 0;
        if (!decimal.TryParse(bare, Plain, culture, out decimal read))
            return false;
        value = read;
        return true;
    }

    /// <summary>Such as 12,5.</summary>
    public static string Example(CultureInfo culture) => 12.5m.ToString("0.0", culture);
}
