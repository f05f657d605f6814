using System.Globalization;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Model.Plans;
using HcpCsp.Plugin.Onboarding;
using HcpCsp.Plugin.Pricing;

namespace HcpCsp.Plugin.Pages.Plans;

/// <summary>Reads typed numbers and dates as the reader writes them. What can't be read goes to the problems, and reading goes on.</summary>
internal sealed class PlanEntries(CultureInfo reader)
{
    private readonly CultureInfo culture = DatePatterns.Gregorian(reader);
    private readonly TypedNumbers numbers = new(reader);

    public List<PlanProblem> Problems { get; } = [];

    public decimal Percent(string text, string path) => PercentOrNone(text, path) ?? Missing(text, path);

    public decimal? PercentOrNone(string text, string path)
    {
        if (!PercentText.TryRead(text, culture, out decimal? percent))
            Report(path, $"Write a number such as {PercentText.Example(culture)}.");
        return percent;
    }

    public decimal Amount(string text, string path)
    {
        if (text.Length == 0)
            return Missing(text, path);
        if (!text.Contains('%', StringComparison.Ordinal) && numbers.TryRead(text, out decimal amount))
            return amount;
        Report(path, $"Write a number such as {numbers.Write(12.5m)}.");
        return 0m;
    }

    /// <summary>In the reader's short form, in that of the pages, or as 2026-12-31.</summary>
    public DateOnly? Date(string text, string path)
    {
        if (text.Length == 0)
            return null;
        string[] patterns = [culture.DateTimeFormat.ShortDatePattern, DatePatterns.Of(reader).Day, "yyyy-MM-dd"];
        if (DateOnly.TryParseExact(text, patterns, culture, DateTimeStyles.AllowWhiteSpaces, out DateOnly date))
            return date;
        Report(path, $"Write a date such as {Text(new DateOnly(2026, 12, 31), culture)}.");
        return null;
    }

    public static string Text(DateOnly? date, CultureInfo reader)
    {
        CultureInfo gregorian = DatePatterns.Gregorian(reader);
        return date?.ToString(gregorian.DateTimeFormat.ShortDatePattern, gregorian) ?? "";
    }

    public static RailAction? Action(string word) => word switch
    {
        "flag" => RailAction.Flag,
        "clamp" => RailAction.Clamp,
        _ => null,
    };

    private decimal Missing(string text, string path)
    {
        if (text.Length == 0)
            Report(path, "Missing.");
        return 0m;
    }

    private void Report(string path, string message) => Problems.Add(new PlanProblem(path, message));
}
