using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Budgets;

/// <summary>Which thresholds of a budget are reached. Pure.</summary>
internal static class BudgetCheck
{
    /// <summary>The amount at each reached threshold, the forecast's last: it counts when it is above the whole budget.</summary>
    public static IEnumerable<(decimal? Threshold, Money Amount)> ListReached(MonthlyBudget budget, MonthSpent spent)
    {
        foreach (decimal percent in budget.Thresholds.Where(percent => spent.Amount.Amount * 100m >= budget.Limit.Amount * percent))
            yield return (percent, spent.Amount);
        if (spent.Forecast is { } forecast && forecast > budget.Limit)
            yield return (null, forecast);
    }

    /// <summary>
    /// What is told already and may be told once more: it was about another budget, and of the one that is set now it isn't true. While the
    /// budget stays, what was told stays told, though the price falls and rises again.
    /// </summary>
    public static IEnumerable<BudgetAlert> ListOutdated(MonthlyBudget budget, MonthSpent? spent, IEnumerable<BudgetAlert> told)
    {
        HashSet<decimal?> reached = [.. spent is null ? [] : ListReached(budget, spent).Select(static one => one.Threshold)];
        return told.Where(alert => alert.Limit != budget.Limit && !reached.Contains(alert.Threshold));
    }
}
