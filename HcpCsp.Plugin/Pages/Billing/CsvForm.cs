using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>The dialect of a CSV file as chosen. What is missing, or isn't known, is as the reader's culture has it.</summary>
internal sealed record CsvForm(string Separator, string Decimal, string Dates, string Mark)
{
    public const string Lines = "lines";
    public const string Focus = "focus";

    private static readonly Dictionary<string, char> Separators = new(StringComparer.Ordinal) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t' };
    private static readonly Dictionary<string, char> DecimalSigns = new(StringComparer.Ordinal) { ["point"] = '.', ["comma"] = ',' };
    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy"];

    public CsvDialect Dialect => new(Separators[Separator], DecimalSigns[Decimal], Dates, Mark == "yes");

    /// <summary>As spreadsheet programs of the culture expect it.</summary>
    public static CsvForm For(CultureInfo culture)
    {
        bool hasDecimalComma = culture.NumberFormat.NumberDecimalSeparator == ",";
        string pattern = culture.DateTimeFormat.ShortDatePattern;
        string dates = pattern.Contains('.', StringComparison.Ordinal) ? DateForms[1]
            : !pattern.Contains('/', StringComparison.Ordinal) ? DateForms[0]
            : pattern.StartsWith('M') ? DateForms[3]
            : pattern.StartsWith('y') ? DateForms[0] : DateForms[2];
        return new CsvForm(hasDecimalComma ? "semicolon" : "comma", hasDecimalComma ? "comma" : "point", dates, "yes");
    }

    public static CsvForm Read(PageRequest request)
    {
        CsvForm usual = For(request.Culture);
        return new CsvForm(
            Known(request.FindQuery("separator"), Separators.Keys, usual.Separator),
            Known(request.FindQuery("decimal"), DecimalSigns.Keys, usual.Decimal),
            Known(request.FindQuery("dates"), DateForms, usual.Dates),
            Known(request.FindQuery("mark"), ["yes", "no"], usual.Mark));
    }

    public IReadOnlyList<ChoiceView> View() =>
    [
        ChoiceView.Of("separator", "Between fields", Separator, "", ("comma", "Comma"), ("semicolon", "Semicolon"), ("tab", "Tab")),
        ChoiceView.Of("decimal", "Decimal sign", Decimal, "", ("point", "Point: 1234.50"), ("comma", "Comma: 1234,50")),
        ChoiceView.Of("dates", "Dates", Dates, "", (DateForms[0], "2026-10-31"), (DateForms[1], "31.10.2026"), (DateForms[2], "31/10/2026"), (DateForms[3], "10/31/2026")),
        ChoiceView.Of("mark", "Byte order mark", Mark, "Excel needs it to read names of any language.", ("yes", "Yes"), ("no", "No")),
    ];

    private static string Known(string? asked, IEnumerable<string> values, string usual) => values.FirstOrDefault(value => string.Equals(value, asked, StringComparison.Ordinal)) ?? usual;
}
