using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Lines;

/// <summary>In which order lines are wanted: a column's key, with a dash in front when descending.</summary>
internal sealed record LineOrder(string Key, bool Descending)
{
    /// <summary>As Microsoft lists them.</summary>
    public const string ByPosition = "line";

    public static readonly IReadOnlyList<string> Keys = [ByPosition, "product", "charged", "quantity", "cost", "price"];

    public bool IsAsRead => Key is ByPosition && !Descending;

    /// <summary>A key that isn't known is the order of the lines.</summary>
    public static LineOrder Read(string? text)
    {
        string key = text?.TrimStart('-') ?? "";
        return Keys.Contains(key, StringComparer.Ordinal) ? new LineOrder(key, text is ['-', ..]) : new LineOrder(ByPosition, Descending: false);
    }

    /// <summary>What a line is sorted by: a figure, or a text. Amounts by currency first: those of two currencies have no order.</summary>
    public (string Text, decimal Figure) KeyOf(PricedLine priced) => Key switch
    {
        "product" => (SummaryKey.Of(priced.Line).ProductName, 0m),
        "charged" => ("", priced.Line.ChargeStartDate?.DayNumber ?? 0),
        "quantity" => ("", priced.Line.BillableQuantity ?? priced.Line.Quantity ?? 0m),
        "cost" => (priced.Outcome.Cost.Currency, priced.Outcome.Cost.Amount),
        "price" => (priced.Outcome.Price.Currency, priced.Outcome.Price.Amount),
        _ => ("", 0m),
    };
}
