namespace HcpCsp.Plugin.Api;

/// <summary>How a list is sorted: a column's key, with a dash in front when descending.</summary>
internal sealed record Sorting(string Key, bool Descending)
{
    public string Query => (Descending ? "-" : "") + Key;

    /// <summary>A column that the list doesn't have counts as the first one given.</summary>
    public static Sorting Read(string? text, params ReadOnlySpan<string> keys)
    {
        bool descending = text is ['-', ..];
        string key = text?.TrimStart('-') ?? "";
        return keys.Contains(key) ? new Sorting(key, descending) : new Sorting(keys[0], Descending: false);
    }

    public IEnumerable<T> Apply<T, TKey>(IEnumerable<T> items, Func<T, TKey> by, IComparer<TKey>? comparer = null) =>
        Descending ? items.OrderByDescending(by, comparer) : items.OrderBy(by, comparer);
}
