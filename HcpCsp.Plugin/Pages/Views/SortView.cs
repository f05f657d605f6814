namespace HcpCsp.Plugin.Pages.Views;

/// <summary>A column head that sorts. Choosing the sorted one turns the order round.</summary>
/// <param name="Order">ascending, descending or none: the value of aria-sort.</param>
internal sealed record SortView(string Caption, string Address, string Order, bool IsNumber);

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

    public SortView View(string caption, string key, bool isNumber, Func<string, string> address)
    {
        bool current = string.Equals(key, Key, StringComparison.Ordinal);
        var next = new Sorting(key, current ? !Descending : isNumber);
        string order = !current ? "none" : Descending ? "descending" : "ascending";
        return new SortView(caption, address(next.Query), order, isNumber);
    }

    public IEnumerable<T> Apply<T, TKey>(IEnumerable<T> items, Func<T, TKey> by, IComparer<TKey>? comparer = null) =>
        Descending ? items.OrderByDescending(by, comparer) : items.OrderBy(by, comparer);
}
