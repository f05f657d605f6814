using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Lines;
using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Pages.Billing.Lines;

/// <summary>What a customer is billed in one currency, and the parts it consists of.</summary>
internal sealed record CurrencyBillView
{
    public required string Currency { get; init; }

    public required string Cost { get; init; }

    public required string Tax { get; init; }

    public required string Price { get; init; }

    public required string Margin { get; init; }

    /// <summary>Of price.</summary>
    public required string MarginShare { get; init; }

    /// <summary>Of cost.</summary>
    public required string MarkupShare { get; init; }

    public required string Unpriced { get; init; }

    public required string Flagged { get; init; }

    public required IReadOnlyList<BreakdownView> Breakdowns { get; init; }

    public static CurrencyBillView For(CustomerBill bill, IReadOnlyDictionary<string, string> subscriptionNames, LineAddress address, Formats formats) => new()
    {
        Currency = bill.Cost.Currency,
        Cost = formats.Amount(bill.Cost),
        Tax = formats.Amount(bill.Tax),
        Price = formats.Amount(bill.Price),
        Margin = formats.Amount(bill.Margin),
        MarginShare = formats.Share(bill.Margin.Amount, bill.Price.Amount),
        MarkupShare = formats.Share(bill.Margin.Amount, bill.Cost.Amount),
        Unpriced = bill.UnpricedLines > 0 ? formats.Number(bill.UnpricedLines) : "",
        Flagged = bill.FlaggedLines > 0 ? formats.Number(bill.FlaggedLines) : "",
        Breakdowns =
        [
            BreakdownView.For("Family", bill, static one => one.Family.ToString(), one => new BreakdownName(Families.Caption(one.Family), "", address.Of(new LineFilter { Family = one.Family })), formats),
            BreakdownView.For("Subscription", bill, static one => one.SubscriptionId, one => NameOf(one, subscriptionNames, address), formats),
            BreakdownView.For(
                "Product", bill, static one => one.ProductName, one => new BreakdownName(one.ProductName, Families.Caption(one.Family), address.Of(new LineFilter { Product = one.ProductName })), formats),
            BreakdownView.For(
                "Charge type", bill, static one => one.ChargeType,
                one => one.ChargeType.Length == 0 ? new BreakdownName("(no charge type named)", "", "") : new BreakdownName(one.ChargeType, "", address.Of(new LineFilter { ChargeType = one.ChargeType })), formats),
        ],
    };

    private static BreakdownName NameOf(ProductBill one, IReadOnlyDictionary<string, string> names, LineAddress address) =>
        one.SubscriptionId.Length == 0
            ? new BreakdownName("(no subscription named)", "", "")
            : new BreakdownName(names.GetValueOrDefault(one.SubscriptionId) ?? one.ProductName, one.SubscriptionId, address.Of(new LineFilter { Subscription = one.SubscriptionId }));
}
