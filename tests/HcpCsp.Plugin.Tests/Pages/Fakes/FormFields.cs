using System.Net;
using System.Text.RegularExpressions;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>What a browser would send of a page's form, unchanged: enough of HTML for the pages' own markup.</summary>
internal static partial class FormFields
{
    public static IEnumerable<(string Name, string Value)> Of(string html)
    {
        foreach (Match input in Input().Matches(html))
        {
            bool isBox = input.Value.Contains("type=\"checkbox\"", StringComparison.Ordinal);
            if (Attribute(input.Value, "name") is { Length: > 0 } name && name != "__token" && (!isBox || input.Value.Contains(" checked", StringComparison.Ordinal)))
                yield return (name, Attribute(input.Value, "value"));
        }

        foreach (Match area in Area().Matches(html))
            yield return (Attribute(area.Groups["head"].Value, "name"), WebUtility.HtmlDecode(area.Groups["text"].Value));
        foreach (Match choice in Choice().Matches(html))
        {
            Match option = Option().Matches(choice.Groups["options"].Value).OrderByDescending(one => one.Value.Contains(" selected", StringComparison.Ordinal)).First();
            yield return (Attribute(choice.Groups["head"].Value, "name"), Attribute(option.Value, "value"));
        }
    }

    private static string Attribute(string tag, string name) =>
        WebUtility.HtmlDecode(Regex.Match(tag, $" {name}=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value);

    [GeneratedRegex("<input[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Input();

    [GeneratedRegex("<textarea(?<head>[^>]*)>\n(?<text>[^<]*)</textarea>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Area();

    [GeneratedRegex("<select(?<head>[^>]*)>(?<options>.*?)</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Choice();

    [GeneratedRegex("<option[^>]*>", RegexOptions.None, 1000)]
    private static partial Regex Option();
}
