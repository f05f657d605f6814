using ClosedXML.Excel;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>What people print on, by country.</summary>
internal static class PaperSizes
{
    // Countries that print on US Letter, as Unicode CLDR's measurement data (paperSize US-Letter) lists them.
    private static readonly HashSet<string> Letter = new(StringComparer.OrdinalIgnoreCase)
        { "BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE" };

    /// <param name="country">Two letters, as Microsoft writes it; unknown ones and none print on A4.</param>
    public static XLPaperSize Of(string country) => Letter.Contains(country) ? XLPaperSize.LetterPaper : XLPaperSize.A4Paper;

    /// <summary>What most of them print on; A4 when as many print on the one as on the other.</summary>
    public static XLPaperSize OfMost(IReadOnlyCollection<string> countries) =>
        countries.Count(Letter.Contains) * 2 > countries.Count(country => country.Length > 0) ? XLPaperSize.LetterPaper : XLPaperSize.A4Paper;
}
