using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Billing.Plans;

/// <param name="Customers">By name; one per currency.</param>
internal sealed record TrialResult(IReadOnlyList<TrialCustomer> Customers)
{
    /// <summary>One per currency.</summary>
    public IReadOnlyList<TrialFigures> Totals =>
        [.. Customers.GroupBy(customer => customer.Figures.Cost.Currency, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => group.Select(customer => customer.Figures).Aggregate(TrialFigures.Add))];
}

internal sealed record TrialCustomer(string CustomerId, string CustomerName, TrialFigures Figures, IReadOnlyList<TrialProduct> Products);

/// <summary>A product, or a fee.</summary>
internal sealed record TrialProduct(ProductFamily Family, string Name, TrialFigures Figures);

/// <param name="Clamped">Lines that a guard rail would move.</param>
/// <param name="Flagged">Lines that a guard rail would object to.</param>
/// <param name="Unpriced">Lines that would be left at cost.</param>
internal sealed record TrialFigures(Money Cost, Money PriceNow, Money PriceThen, int Lines, int Clamped, int Flagged, int Unpriced)
{
    public Money MarginNow => PriceNow - Cost;

    public Money MarginThen => PriceThen - Cost;

    public Money Delta => PriceThen - PriceNow;

    public static TrialFigures Zero(string currency) => new(Money.Zero(currency), Money.Zero(currency), Money.Zero(currency), 0, 0, 0, 0);

    public static TrialFigures Add(TrialFigures left, TrialFigures right) => new(
        left.Cost + right.Cost,
        left.PriceNow + right.PriceNow,
        left.PriceThen + right.PriceThen,
        left.Lines + right.Lines,
        left.Clamped + right.Clamped,
        left.Flagged + right.Flagged,
        left.Unpriced + right.Unpriced);
}
