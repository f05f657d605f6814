using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Restatements;

/// <param name="Deltas">Of all its lines, one for each currency.</param>
internal sealed record CustomerRestatementView(
    string Name, RestatementHead Head, IReadOnlyList<ChangedLineRow> Lines, IReadOnlyList<string> Deltas, PagerView Pager);

/// <summary>One line that changed.</summary>
internal sealed record ChangedLineRow(
    string Change, string Product, string Detail, string ChargeType, string Quantity, string UnitPrice, string Before, string After, string Delta)
{
    public static ChangedLineRow For(LineRestatement changed, Formats formats)
    {
        var line = changed.Line;
        return new ChangedLineRow(
            (changed.Before, changed.After) switch { (null, _) => "Added", (_, null) => "Removed", _ => "Re-rated" },
            line.ProductName ?? "(no product named)",
            string.Join(" · ", new[] { line.SkuName, line.MeterDescription, line.SubscriptionDescription }.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.OrdinalIgnoreCase)),
            line.ChargeType ?? "",
            Moved(changed.Before?.BillableQuantity ?? changed.Before?.Quantity, changed.After?.BillableQuantity ?? changed.After?.Quantity, formats),
            Moved(changed.Before?.EffectiveUnitPrice, changed.After?.EffectiveUnitPrice, formats),
            Write(changed.TotalBefore),
            Write(changed.TotalAfter),
            Write(changed.Delta));

        string Write(decimal? amount) => amount is { } known ? formats.ExactMoney(new Money(known, changed.Currency)) : Formats.None;
    }

    private static string Moved(decimal? before, decimal? after, Formats formats) => (before, after) switch
    {
        (null, null) => Formats.None,
        ({ } one, null) => formats.Decimal(one),
        (null, { } one) => formats.Decimal(one),
        ({ } old, { } now) => old == now ? formats.Decimal(now) : $"{formats.Decimal(old)} → {formats.Decimal(now)}",
    };
}
