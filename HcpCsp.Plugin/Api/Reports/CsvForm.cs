using System.Globalization;
using HcpCsp.Abstractions.Api;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>The dialect of a CSV file as chosen, by the words of its fields.</summary>
internal sealed record CsvForm(string Separator, string Decimal, string Dates, string Mark)
{
    public const string Lines = "lines";
    public const string Focus = "focus";

    private static readonly Dictionary<string, char> Separators = new(StringComparer.Ordinal) { ["comma"] = ',', ["semicolon"] = ';', ["tab"] = '\t' };
    private static readonly Dictionary<string, char> DecimalSigns = new(StringComparer.Ordinal) { ["point"] = '.', ["comma"] = ',' };
    private static readonly string[] DateForms = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy"];

    /// <summary>For programs.</summary>
    public static CsvForm Plain { get; } = From(CsvDialect.Plain);

    /// <summary>Its fields, as programs write them.</summary>
    public static IReadOnlyList<ApiParameter> Parameters { get; } =
    [
        new("separator", "What stands between the values of a CSV file.") { AllowedValues = [.. Separators.Keys], Default = Plain.Separator },
        new("decimal", "Decimal sign of a CSV file.") { AllowedValues = [.. DecimalSigns.Keys], Default = Plain.Decimal },
        new("dates", "How a CSV file writes dates.") { AllowedValues = DateForms, Default = Plain.Dates },
        new("mark", "Whether a CSV file starts with a byte order mark.") { AllowedValues = ["yes", "no"], Default = Plain.Mark },
    ];

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

    public static CsvForm From(CsvDialect dialect) => new(
        Separators.First(one => one.Value == dialect.Separator).Key,
        DecimalSigns.First(one => one.Value == dialect.DecimalSign).Key,
        dialect.DateForm,
        dialect.HasByteOrderMark ? "yes" : "no");

    /// <param name="find">A field by its name.</param>
    /// <param name="usual">What counts where a field is missing, or isn't known.</param>
    public static CsvForm Read(Func<string, string?> find, CsvForm usual) => new(
        Known(find("separator"), Separators.Keys, usual.Separator),
        Known(find("decimal"), DecimalSigns.Keys, usual.Decimal),
        Known(find("dates"), DateForms, usual.Dates),
        Known(find("mark"), ["yes", "no"], usual.Mark));

    private static string Known(string? asked, IEnumerable<string> values, string usual) => values.FirstOrDefault(value => string.Equals(value, asked, StringComparison.Ordinal)) ?? usual;
}
