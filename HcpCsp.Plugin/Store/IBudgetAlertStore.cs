using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Store;

/// <summary>What people were told about budgets, so that they are told once.</summary>
/// <remarks>Safe for many threads; each change is there for every reader when it returns, on disk a moment later.</remarks>
internal interface IBudgetAlertStore
{
    /// <summary>By customer, forecasts first, then rising thresholds.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="month">First day.</param>
    IReadOnlyList<BudgetAlert> ListAlerts(string accountId, DateOnly month);

    /// <summary>Keeps one per customer, month and threshold.</summary>
    /// <returns>False when that one is kept already: then nothing changes.</returns>
    bool TryAdd(BudgetAlert alert);

    /// <summary>Nothing happens when it isn't there.</summary>
    void Remove(BudgetAlert alert);
}
