namespace HcpCsp.Plugin.Model;

/// <summary>What a customer means to spend in a calendar month at its own price, before tax.</summary>
/// <param name="Limit">Spending in other currencies doesn't count towards it.</param>
/// <param name="Thresholds">Percent of the limit at which people are told, rising.</param>
internal sealed record MonthlyBudget(Money Limit, IReadOnlyList<decimal> Thresholds)
{
    public static IReadOnlyList<decimal> UsualThresholds { get; } = [50m, 80m, 100m];
}
