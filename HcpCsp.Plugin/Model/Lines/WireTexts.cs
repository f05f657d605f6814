namespace HcpCsp.Plugin.Model.Lines;

internal static class WireTexts
{
    private const string Between = ", ";

    /// <summary>A JSON array of words, such as <c>["AddOn","Trial"]</c>, as the text that other lines write: <c>AddOn, Trial</c>. Anything else stays.</summary>
    public static string? Join(string? text) =>
        text is ['[', .., ']']
            ? string.Join(Between, text[1..^1].Split(',').Select(static word => word.Trim().Trim('"')).Where(static word => word.Length > 0))
            : text;
}
