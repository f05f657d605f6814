using System.Globalization;
using HcpCsp.Abstractions.Pages;

namespace HcpCsp.TestHost.ApiKeys;

/// <summary>A key that somebody asks for.</summary>
internal sealed record ApiKeyWish(string Name, bool MayChange, DateTimeOffset ExpiresAt)
{
    public const int LongestName = 60;
    public const string OnDate = "date";

    private const int MostDays = 730;

    /// <summary>The usual lives of a key, in days.</summary>
    public static IReadOnlyList<int> Lives { get; } = [30, 90, 365];

    /// <returns>The wish, or everything that is wrong with it.</returns>
    /// <param name="request">The form: <c>name</c>, <c>rights</c>, <c>life</c> in days or <c>date</c>, and <c>date</c>.</param>
    /// <param name="now">UTC.</param>
    public static (ApiKeyWish? Wish, IReadOnlyList<string> Problems) Read(PageRequest request, DateTimeOffset now)
    {
        var problems = new List<string>();
        string name = request.FindForm("name") ?? "";
        if (name.Length is 0 or > LongestName)
            problems.Add($"Name the key, in {LongestName} characters at most: you will want to know later what it is for.");
        DateTimeOffset? end = FindEnd(request, now);
        if (end is null)
            problems.Add("Choose how long the key counts.");
        else if (end <= now || end > now.AddDays(MostDays + 1))
            problems.Add("Choose a last day from today on, two years ahead at most.");
        return problems.Count == 0 && end is { } expiresAt ? (new ApiKeyWish(name, request.FindForm("rights") == "change", expiresAt), []) : (null, problems);
    }

    private static DateTimeOffset? FindEnd(PageRequest request, DateTimeOffset now)
    {
        string? life = request.FindForm("life");
        if (life == OnDate)
        {
            return DateOnly.TryParseExact(request.FindForm("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) && day < DateOnly.MaxValue
                ? new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero)
                : null;
        }

        return int.TryParse(life, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && Lives.Contains(days) ? now.AddDays(days) : null;
    }
}
