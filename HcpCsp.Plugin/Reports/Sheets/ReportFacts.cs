using System.Globalization;
using HcpCsp.Plugin.Reports.Catalog;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Facts that every cover tells in the same words.</summary>
internal static class ReportFacts
{
    private const int MostNamed = 12;

    /// <summary>Complete, or provisional with all that is missing.</summary>
    public static IEnumerable<(string Label, string Value)> Of(Completeness completeness)
    {
        if (completeness.IsComplete)
        {
            yield return ("Complete", "Yes: all that Microsoft will bill for it is in it");
            yield break;
        }

        foreach ((int index, string missing) in completeness.Missing.Take(MostNamed).Index())
            yield return (index == 0 ? "PROVISIONAL" : "", missing);
        if (completeness.Missing.Count > MostNamed)
            yield return ("", string.Create(CultureInfo.InvariantCulture, $"… and {completeness.Missing.Count - MostNamed} more."));
    }

    /// <summary>One month, or the first and the last.</summary>
    public static string Months(DateOnly from, DateOnly to) => from == to ? Month(from) : $"{Month(from)} to {Month(to)}";

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Some texts in one; of many, how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> texts) => texts.Count <= MostNamed
        ? string.Join(", ", texts)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", texts.Take(MostNamed))} and {texts.Count - MostNamed} more");
}
