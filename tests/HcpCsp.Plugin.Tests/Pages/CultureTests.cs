using System.Text.RegularExpressions;
using HcpCsp.Plugin.Tests.Pages.Fakes;

namespace HcpCsp.Plugin.Tests.Pages;

/// <summary>No page writes figures or dates the English way to who reads them in another.</summary>
public sealed partial class CultureTests
{
    public static TheoryData<string> Pages => [.. new PagesWorld().AllPages().Keys];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_ForAGermanReader_HasNoEnglishFigure(string page)
    {
        string text = await ReadAsync(page, "de-DE");

        EnglishFigure().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_ForAJapaneseReader_HasNoEnglishDate(string page)
    {
        string text = await ReadAsync(page, "ja-JP");

        EnglishDate().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task GetAsync_ForAReaderWithAnotherCalendar_NamesTheMonthsThatMicrosoftBills(string page)
    {
        string text = await ReadAsync(page, "ar-SA");

        OtherYear().Matches(text).Select(match => match.Value).ShouldBeEmpty();
    }

    /// <summary>What the page says, without its markup, whose own numbers are for machines.</summary>
    private static async Task<string> ReadAsync(string page, string culture)
    {
        string body = (await new PagesWorld().AllPages()[page](PagesWorld.ARequest(culture: culture))).Body();
        return Code().Replace(Markup().Replace(body, "\n"), "");
    }

    // 1,357.95 and 12.5 %
    [GeneratedRegex(@"\d,\d{3}\b|\d\.\d{2}(?=\u00a0[A-Z]{3})|\d\.\d+(?=\u00a0%)", RegexOptions.None, 1000)]
    private static partial Regex EnglishFigure();

    [GeneratedRegex(@"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,4}|\d 1?\d月", RegexOptions.None, 1000)]
    private static partial Regex EnglishDate();

    [GeneratedRegex(@"\b14[45]\d\b", RegexOptions.None, 1000)]
    private static partial Regex OtherYear();

    [GeneratedRegex("<svg class=\"csp-sheet\".*?</svg>|<textarea.*?</textarea>|<[^>]*>", RegexOptions.Singleline, 1000)]
    private static partial Regex Markup();

    [GeneratedRegex("[0-9a-f-]{20,}", RegexOptions.None, 1000)]
    private static partial Regex Code();
}
