using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;

namespace HcpCsp.Plugin.Store;

/// <inheritdoc cref="IBudgetAlertStore"/>
internal sealed class BudgetAlertStore(DatabaseFile file) : IBudgetAlertStore
{
    public IReadOnlyList<BudgetAlert> ListAlerts(string accountId, DateOnly month) =>
    [
        .. file.Collection(Collections.BudgetAlerts).Find(Keys.Below(BudgetAlertDocument.MonthKey(accountId, month))).Select(BudgetAlertDocument.Read)
            .OrderBy(static alert => alert.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static alert => alert.CustomerId, StringComparer.Ordinal)
            .ThenBy(static alert => alert.Threshold),
    ];

    public bool TryAdd(BudgetAlert alert)
    {
        bool isNew = false;
        file.Write(() =>
        {
            isNew = file.Collection(Collections.BudgetAlerts).FindById(BudgetAlertDocument.Key(alert)) is null;
            if (isNew)
                file.Collection(Collections.BudgetAlerts).Insert(BudgetAlertDocument.From(alert));
        });
        return isNew;
    }

    public void Remove(BudgetAlert alert) => file.Write(() => file.Collection(Collections.BudgetAlerts).Delete(BudgetAlertDocument.Key(alert)));

    /// <summary>Within the transaction that takes the account away.</summary>
    public void DeleteOf(string accountId) => file.Collection(Collections.BudgetAlerts).DeleteMany(Keys.Below(accountId));
}
