using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Billing;

/// <summary>What a customer was billed in one currency in its last twelve months, by month and by product.</summary>
/// <param name="Currency">Of all of it.</param>
/// <param name="AllMonths">Oldest first, also those of before, to compare with; those without a bill are left out.</param>
/// <param name="Products">Of the last twelve months, the largest price first.</param>
internal sealed record BilledSpending(string Currency, IReadOnlyList<MonthSpending> AllMonths, IReadOnlyList<ProductSpending> Products)
{
    public const int MostMonths = 12;

    /// <summary>The last twelve, oldest first.</summary>
    public IReadOnlyList<MonthSpending> Months { get; } = [.. AllMonths.TakeLast(MostMonths)];

    /// <summary>One per currency.</summary>
    public static IReadOnlyList<BilledSpending> Of(IReadOnlyList<(Invoice Invoice, CustomerBill Bill)> bills) =>
        [.. bills.GroupBy(static bill => bill.Bill.Cost.Currency, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal).Select(static group => Of(group.Key, [.. group]))];

    private static BilledSpending Of(string currency, List<(Invoice Invoice, CustomerBill Bill)> bills)
    {
        var zero = Money.Zero(currency);
        List<MonthSpending> months = [.. bills
            .GroupBy(static bill => new DateOnly(bill.Invoice.Period.Start.Year, bill.Invoice.Period.Start.Month, 1))
            .OrderBy(static group => group.Key)
            .Select(group => new MonthSpending(group.Key, group.Aggregate(zero, static (sum, bill) => sum + bill.Bill.Cost), group.Aggregate(zero, static (sum, bill) => sum + bill.Bill.Price)))];
        DateOnly first = months.Count > 0 ? months[^Math.Min(MostMonths, months.Count)].Month : default;
        return new BilledSpending(currency, months, [.. bills
            .Where(bill => bill.Invoice.Period.Start >= first)
            .SelectMany(static bill => bill.Bill.Products)
            .GroupBy(static product => product.ProductName, StringComparer.Ordinal)
            .Select(group => new ProductSpending(group.Key, group.Aggregate(zero, static (sum, one) => sum + one.Cost), group.Aggregate(zero, static (sum, one) => sum + one.Price)))
            .OrderByDescending(static product => product.Price.Amount)]);
    }
}

internal sealed record ProductSpending(string Name, Money Cost, Money Price)
{
    public Money Margin => Price - Cost;
}
