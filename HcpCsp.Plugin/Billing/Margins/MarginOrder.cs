namespace HcpCsp.Plugin.Billing.Margins;

/// <summary>In which order customers are wanted: a column's key, with a dash in front when descending.</summary>
internal sealed record MarginOrder(string Key, bool Descending)
{
    public const string ByMargin = "margin";

    public static readonly IReadOnlyList<string> Keys = ["name", "cost", "price", ByMargin, "share", "month", "year"];

    /// <summary>The largest margin first.</summary>
    public static MarginOrder Usual { get; } = new(ByMargin, Descending: true);

    /// <summary>A key that isn't known is the usual order.</summary>
    public static MarginOrder Read(string? text)
    {
        string key = text?.TrimStart('-') ?? "";
        return Keys.Contains(key, StringComparer.Ordinal) ? new MarginOrder(key, text is ['-', ..]) : Usual;
    }

    public IReadOnlyList<CustomerMargin> Apply(IEnumerable<CustomerMargin> customers)
    {
        IOrderedEnumerable<CustomerMargin> ordered = Key is "name"
            ? Descending ? customers.OrderByDescending(static one => one.CustomerName, StringComparer.InvariantCultureIgnoreCase) : customers.OrderBy(static one => one.CustomerName, StringComparer.InvariantCultureIgnoreCase)
            : Descending ? customers.OrderByDescending(FigureOf) : customers.OrderBy(static one => one, Comparer<CustomerMargin>.Create(CompareRising));
        return [.. ordered.ThenBy(static one => one.CustomerName, StringComparer.InvariantCultureIgnoreCase).ThenBy(static one => one.CustomerId, StringComparer.Ordinal)];
    }

    // What can't be compared stands last, whichever way the others go.
    private int CompareRising(CustomerMargin left, CustomerMargin right) => (FigureOf(left), FigureOf(right)) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        var (one, other) => decimal.Compare(one.Value, other.Value),
    };

    private decimal? FigureOf(CustomerMargin customer) => Key switch
    {
        "cost" => customer.Now.Cost.Amount,
        "price" => customer.Now.Price.Amount,
        "share" => customer.Share,
        "month" => ChangeOf(customer.Now, customer.MonthBefore),
        "year" => ChangeOf(customer.Now, customer.YearBefore),
        _ => customer.Now.Margin.Amount,
    };

    private static decimal? ChangeOf(MonthSpending now, MonthSpending? before) =>
        before is null || before.Margin.Amount == 0m ? null : (now.Margin.Amount - before.Margin.Amount) / Math.Abs(before.Margin.Amount);
}
