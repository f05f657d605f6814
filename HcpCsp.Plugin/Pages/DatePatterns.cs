using System.Globalization;
using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Pages;

/// <summary>How days and months are written in a culture: with the month's short name, in the culture's own order.</summary>
internal sealed partial class DatePatterns
{
    private DatePatterns(string day, string month) => (Day, Month) = (day, month);

    public string Day { get; }

    public string Month { get; }

    public static DatePatterns Of(CultureInfo culture)
    {
        string day = Weekday().Replace(culture.DateTimeFormat.LongDatePattern, "");
        return day.StartsWith('y')
            ? new DatePatterns(Short(day), Short(culture.DateTimeFormat.YearMonthPattern))
            : new DatePatterns("d MMM yyyy", "MMM yyyy");
    }

    /// <summary>The same culture with the calendar that Microsoft bills by, which isn't everybody's own.</summary>
    public static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.Calendar is GregorianCalendar)
            return culture;
        var gregorian = (CultureInfo)culture.Clone();
        gregorian.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First(); // Every culture has it.
        return CultureInfo.ReadOnly(gregorian);
    }

    private static string Short(string pattern) => pattern.Replace("MMMM", "MMM", StringComparison.Ordinal);

    [GeneratedRegex(@"[,\s]*dddd[,\s]*", RegexOptions.None, 1000)]
    private static partial Regex Weekday();
}
