namespace HcpCsp.Plugin.Billing.Usage.Months;

/// <summary>In which order groups are wanted: a column's key, with a dash in front when descending.</summary>
internal sealed record UseOrder(string Key, bool Descending)
{
    public static readonly IReadOnlyList<string> Keys = ["name", "rows", "list", "credit", "cost", "price"];

    /// <summary>A key that isn't known is the usual order: days as they come, others the dearest first.</summary>
    public static UseOrder Read(string? text, UsageDimension dimension)
    {
        string key = text?.TrimStart('-') ?? "";
        return Keys.Contains(key, StringComparer.Ordinal) ? new UseOrder(key, text is ['-', ..]) : Usual(dimension);
    }

    public static UseOrder Usual(UsageDimension dimension) => dimension == UsageDimension.Day ? new UseOrder("name", Descending: false) : new UseOrder("cost", Descending: true);

    public IReadOnlyList<UseGroup> Apply(IEnumerable<UseGroup> groups)
    {
        IOrderedEnumerable<UseGroup> ordered = Key is "name"
            ? Descending ? groups.OrderByDescending(static group => group.Name, StringComparer.InvariantCultureIgnoreCase) : groups.OrderBy(static group => group.Name, StringComparer.InvariantCultureIgnoreCase)
            : Descending ? groups.OrderByDescending(FigureOf) : groups.OrderBy(FigureOf);
        return [.. ordered.ThenBy(static group => group.Name, StringComparer.InvariantCultureIgnoreCase).ThenBy(static group => group.Detail, StringComparer.Ordinal)];
    }

    // What isn't known comes after all that is, the largest first.
    private decimal FigureOf(UseGroup group) => Key switch
    {
        "rows" => group.Sum.Rows,
        "list" => group.Sum.ListValue ?? decimal.MinValue,
        "credit" => group.Sum.CreditPercent ?? decimal.MinValue,
        "cost" => group.Sum.Cost,
        _ => group.Sum.Price ?? decimal.MinValue,
    };
}
