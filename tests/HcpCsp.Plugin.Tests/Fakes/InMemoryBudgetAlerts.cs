using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>One per customer, month and threshold, as the contract says.</summary>
internal sealed class InMemoryBudgetAlerts : IBudgetAlertStore
{
    private readonly List<BudgetAlert> alerts = [];

    public IReadOnlyList<BudgetAlert> ListAlerts(string accountId, DateOnly month) =>
        [.. alerts.Where(alert => alert.AccountId == accountId && alert.Month == month).OrderBy(alert => alert.CustomerName, StringComparer.OrdinalIgnoreCase).ThenBy(alert => alert.Threshold)];

    public bool TryAdd(BudgetAlert alert)
    {
        if (alerts.Exists(kept => KeyOf(kept) == KeyOf(alert)))
            return false;
        alerts.Add(alert);
        return true;
    }

    public void Remove(BudgetAlert alert) => alerts.RemoveAll(kept => KeyOf(kept) == KeyOf(alert));

    private static (string, string, DateOnly, decimal?) KeyOf(BudgetAlert alert) => (alert.AccountId, alert.CustomerId, alert.Month, alert.Threshold);
}
