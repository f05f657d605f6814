using System.Globalization;
using Microsoft.Net.Http.Headers;

namespace HcpCsp.TestHost.Routing;

/// <summary>The culture that a browser asks for, always a specific one: a language alone means its main country.</summary>
internal static class ReaderCulture
{
    /// <summary>Enough for any browser's list; a longer one is an attempt to keep us busy.</summary>
    private const int MostLanguages = 10;

    private static readonly CultureInfo Fallback = CultureInfo.GetCultureInfo("en-US");

    public static CultureInfo Of(HttpRequest request)
    {
        IList<StringWithQualityHeaderValue> wanted = request.GetTypedHeaders().AcceptLanguage;
        return wanted.Take(MostLanguages)
            .Where(language => language.Quality is not 0)
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => Find(language.Value.Value))
            .FirstOrDefault(found => found is not null) ?? Fallback;
    }

    private static CultureInfo? Find(string? name)
    {
        if (string.IsNullOrEmpty(name) || name == "*")
            return null;
        try
        {
            CultureInfo culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
            culture = culture.IsNeutralCulture ? CultureInfo.CreateSpecificCulture(culture.Name) : culture;
            return culture.Equals(CultureInfo.InvariantCulture) ? null : CultureInfo.ReadOnly(Gregorian(culture));
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The calendar that accounts are kept by, whatever else the culture keeps.</summary>
    private static CultureInfo Gregorian(CultureInfo culture)
    {
        if (culture.Calendar is GregorianCalendar)
            return culture;
        var gregorian = (CultureInfo)culture.Clone();
        gregorian.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First(); // Every culture has it.
        return gregorian;
    }
}
