using System.Globalization;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>What was typed, by the names of fields: of a POST, or of an address that fills a form beforehand.</summary>
internal sealed class TypedFields(IReadOnlyDictionary<string, IReadOnlyList<string>> fields)
{
    private const string MonthForm = "yyyy-MM";

    public static TypedFields OfForm(PageRequest request) => new(request.Form);

    public static TypedFields OfAddress(PageRequest request) => new(request.Query);

    /// <summary>Null when it is absent or blank.</summary>
    public string? Find(string name) => List(name) is [var first, ..] ? first : null;

    public IReadOnlyList<string> List(string name) => [.. fields.GetValueOrDefault(name, []).Select(static value => value.Trim()).Where(static value => value.Length > 0)];

    public bool Has(string name) => Find(name) is "yes";

    /// <summary>First day of a month written as 2026-10; null when it isn't.</summary>
    public static DateOnly? FindMonth(string text) => DateOnly.TryParseExact(text, MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly month) ? month : null;

    public static string Write(DateOnly month) => month.ToString(MonthForm, CultureInfo.InvariantCulture);
}
