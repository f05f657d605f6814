using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Plans;

namespace HcpCsp.Plugin.Pricing;

/// <summary>A plan as it applies to the documents of one billing period, with all resolved that doesn't depend on a line.</summary>
/// <remarks>Two are equal when they set the same prices under the same plan and version.</remarks>
internal sealed class PlanInForce : IEquatable<PlanInForce>
{
    /// <param name="plan">Plan.</param>
    /// <param name="firstDay">First day of the billing period.</param>
    /// <param name="discountPercent">Microsoft Discount, where it counts: on legacy (D) documents alone.</param>
    public PlanInForce(PricingPlan plan, DateOnly firstDay, decimal? discountPercent)
    {
        Plan = plan;
        DiscountPercent = discountPercent;
        ItemInForce[] inForce = [.. plan.Items
            .Select(static (item, index) => new ItemInForce(index + 1, item))
            .Where(item => item.Item.IsInForceOn(firstDay))];
        Items = [.. inForce.Where(static item => item.Adjustment is not PriceAdjustment.MonthlyFee)];
        Fees = [.. inForce.Where(static item => item.Adjustment is PriceAdjustment.MonthlyFee).Select(static item => item.Item)];
        Rails = new RailsInForce(plan.GuardRails);
        Fingerprint = PlanFingerprint.Of(this);
    }

    public PricingPlan Plan { get; }

    public decimal? DiscountPercent { get; }

    /// <summary>Those that adjust lines, in order.</summary>
    public ItemInForce[] Items { get; }

    /// <summary>Those that are charged beside the lines.</summary>
    public IReadOnlyList<PlanItem> Fees { get; }

    public RailsInForce Rails { get; }

    /// <summary>Names everything that moves a price.</summary>
    public string Fingerprint { get; }

    /// <summary>Fees in one currency, each rounded.</summary>
    public IEnumerable<(PlanItem Item, Money Amount)> FeesIn(string currency) =>
        from item in Fees
        let amount = ((PriceAdjustment.MonthlyFee)item.Adjustment).Amount
        where string.Equals(amount.Currency, currency, StringComparison.Ordinal)
        select (item, amount.Rounded());

    public bool Equals(PlanInForce? other) => other is not null && string.Equals(Fingerprint, other.Fingerprint, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as PlanInForce);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Fingerprint);
}
