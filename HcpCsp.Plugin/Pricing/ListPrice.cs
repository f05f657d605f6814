using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Pricing;

/// <summary>The list price of a line, as far as it can be known.</summary>
/// <param name="Amount">Without sign, in the line's currency; not rounded.</param>
/// <param name="DiscountPercent">Microsoft Discount it was derived with; null when it came from the price list's unit price.</param>
internal readonly record struct ListPrice(decimal Amount, decimal? DiscountPercent)
{
    /// <summary>
    /// Cost ÷ (1 − Microsoft Discount) where that discount counts, never for Azure plan; else unit price × billable quantity × exchange
    /// rate; null when the line doesn't carry them, and for a line of zero, which says nothing about its list price.
    /// </summary>
    /// <param name="line">Line.</param>
    /// <param name="cost">Its cost without sign.</param>
    /// <param name="currency">Its currency.</param>
    /// <param name="discountPercent">Microsoft Discount; null on documents where it doesn't count.</param>
    public static ListPrice? Find(InvoiceLine line, decimal cost, string currency, decimal? discountPercent)
    {
        if (cost == 0m)
            return null;
        if (discountPercent is { } discount and < 100m && ProductFamilyClassifier.Classify(line) != ProductFamily.AzurePlan)
            return new ListPrice(cost / (1m - discount / 100m), discount);
        return line is { UnitPrice: { } unit, BillableQuantity: { } quantity } && RateOf(line, currency) is { } rate
            ? new ListPrice(Math.Abs(unit * quantity * rate), null)
            : null;
    }

    /// <summary>What a price in the pricing currency is multiplied by; null when it isn't known.</summary>
    public static decimal? RateOf(InvoiceLine line, string currency) =>
        line.PCToBCExchangeRate
        ?? (string.Equals(line.PricingCurrency?.Trim(), currency, StringComparison.OrdinalIgnoreCase) ? 1m : null);
}
