using System.Globalization;

namespace HcpCsp.TestHost.Frame;

/// <summary>Writes moments as the reader's culture does, in UTC.</summary>
internal static class Moments
{
    public static HtmlText Write(DateTimeOffset moment, CultureInfo culture) => Html.Of($"""
        <time datetime="{moment.UtcDateTime.ToString("s", CultureInfo.InvariantCulture)}Z">{moment.UtcDateTime.ToString(DayOf(culture) + " HH:mm", culture)} UTC</time>
        """);

    // Where the year comes first, a day of English order reads as if it were written backwards.
    private static string DayOf(CultureInfo culture) =>
        culture.DateTimeFormat.ShortDatePattern.StartsWith('y') ? culture.DateTimeFormat.ShortDatePattern : "d MMM yyyy";
}
