using System.Globalization;

namespace HcpCsp.Plugin.Reports.Sheets;

/// <summary>Facts that every cover tells in the same words.</summary>
internal static class ReportFacts
{
    private const int MostNamed = 12;

    /// <summary>Of the oldest and the newest data.</summary>
    public static string AsOf(IEnumerable<DateTimeOffset> moments)
    {
        DateTimeOffset[] all = [.. moments.Order()];
        if (all.Length == 0)
            return "";
        return all[0] == all[^1] ? CoverBlock.Moment(all[0]) : $"{CoverBlock.Moment(all[0])} to {CoverBlock.Moment(all[^1])}, by document";
    }

    /// <summary>One month, or the first and the last.</summary>
    public static string Months(DateOnly from, DateOnly to) => from == to ? Month(from) : $"{Month(from)} to {Month(to)}";

    public static string Month(DateOnly month) => month.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Some texts in one; of many, how many more there are.</summary>
    public static string Some(IReadOnlyCollection<string> texts) => texts.Count <= MostNamed
        ? string.Join(", ", texts)
        : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", texts.Take(MostNamed))} and {texts.Count - MostNamed} more");
}
