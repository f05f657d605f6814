namespace HcpCsp.Plugin.PartnerCenter;

/// <summary>Queries of Microsoft's links, with their known mistakes.</summary>
internal static class LinkQuery
{
    /// <summary>The parameters of a link; a second question mark separates like <c>&amp;</c>. Empty when the link can't be used.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(string? link)
    {
        int mark = link?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        if (mark < 0)
            return [];
        return link![(mark + 1)..]
            .Split(['&', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(static part => part.Split('=', 2))
            .Where(static pair => pair[0].Length > 0)
            .Select(static pair => KeyValuePair.Create(Uri.UnescapeDataString(pair[0]), pair.Length == 2 ? Uri.UnescapeDataString(pair[1]) : ""))
            .ToList();
    }

    /// <summary>Our own parameters, with those of the link in place of ours of the same name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Merge(
        IReadOnlyList<KeyValuePair<string, string>> own, IReadOnlyList<KeyValuePair<string, string>> linked) =>
        own.Where(mine => !linked.Any(theirs => string.Equals(theirs.Key, mine.Key, StringComparison.OrdinalIgnoreCase))).Concat(linked).ToList();

    /// <summary>With the leading question mark; empty for no parameters.</summary>
    public static string Write(IReadOnlyList<KeyValuePair<string, string>> query) =>
        query.Count == 0 ? "" : "?" + string.Join('&', query.Select(static pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));

}
