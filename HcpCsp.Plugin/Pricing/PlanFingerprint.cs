using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>Names all of a plan in force that moves a price: items, their order and scopes, guard rails, discount, fees.</summary>
/// <remarks>Dates are in it only by which items they leave in force, so that months without a change share their prices' name.</remarks>
internal static class PlanFingerprint
{
    public static string Of(PlanInForce plan)
    {
        var text = new StringBuilder();
        foreach (ItemInForce item in plan.Items)
            Append(text, item.Item);
        foreach (PlanItem fee in plan.Fees)
            Append(text.Append(fee.Name.Length).Append(':').Append(fee.Name), fee);
        GuardRails rails = plan.Plan.GuardRails;
        text.Append(CultureInfo.InvariantCulture, $"|{Of(rails.LeastMargin)}|{Of(rails.MostMargin)}|{rails.NeverAboveList}|{rails.NeverBelowCost}|");
        text.Append(plan.DiscountPercent is { } discount ? Exact(discount) : "");
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
        return string.Create(CultureInfo.InvariantCulture, $"{plan.Plan.Id}|{plan.Plan.Version}|{hash}");
    }

    private static void Append(StringBuilder text, PlanItem item)
    {
        text.Append(Of(item.Adjustment)).Append(item.StopHere ? "|stop" : "|");
        text.Append(string.Join(',', item.Scope.Families.Select(static family => family.ToString())));
        ReadOnlySpan<IReadOnlyList<string>> criteria =
        [
            item.Scope.ProductIds, item.Scope.SkuIds, item.Scope.Meters, item.Scope.SubscriptionIds, item.Scope.Publishers, item.Scope.ChargeTypes,
        ];
        foreach (IReadOnlyList<string> values in criteria)
        {
            // Lengths, so that no value can pass for two.
            text.Append('|').Append(values.Count);
            foreach (string value in values)
                text.Append(',').Append(value.Length).Append(':').Append(value);
        }

        text.Append(';');
    }

    private static string Of(PriceAdjustment adjustment) => adjustment switch
    {
        PriceAdjustment.MarkUp markUp => $"markUp {Exact(markUp.Percent)} {markUp.Base}",
        PriceAdjustment.Margin margin => $"margin {Exact(margin.Percent)} {margin.Base}",
        PriceAdjustment.ListDiscount discount => $"listDiscount {Exact(discount.Percent)}",
        PriceAdjustment.UnitPrice unit => $"unitPrice {Exact(unit.Amount)}",
        PriceAdjustment.AmountPerUnit unit => $"amountPerUnit {Exact(unit.Amount)}",
        PriceAdjustment.MonthlyFee fee => $"monthlyFee {Exact(fee.Amount)}",
        _ => throw new ArgumentOutOfRangeException(nameof(adjustment), adjustment, "Not an adjustment."),
    };

    private static string Of(MarginRail? rail) => rail is null ? "" : $"{Exact(rail.Percent)} {rail.Action}";

    private static string Exact(Money money) => $"{Exact(money.Amount)} {money.Currency}";

    // 12.5 and 12.50 are one percentage.
    private static string Exact(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);
}
