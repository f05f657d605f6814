using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Budgets;

/// <summary>Holds what customers spend this month against their budgets, and tells Cloud Admins once of each threshold.</summary>
internal sealed class BudgetWatch(ICspStore store, IBillingLedger ledger, IBudgetAlertStore alerts, INotifier notifier, TimeProvider time)
{
    /// <summary>The month that is watched: the calendar month by UTC.</summary>
    public DateOnly Month
    {
        get
        {
            DateTimeOffset now = time.GetUtcNow();
            return new DateOnly(now.UtcDateTime.Year, now.UtcDateTime.Month, 1);
        }
    }

    /// <summary>Once after each discovery run. A repeat tells nothing again.</summary>
    public void Check(string accountId)
    {
        CustomerSettings[] watched = [.. store.ListCustomerSettings(accountId).Values.Where(static settings => settings.Budget is not null)];
        if (watched.Length == 0)
            return;

        DateOnly month = Month;
        IReadOnlyDictionary<(string CustomerId, string Currency), MonthSpent> spent = MonthSpent.List(ledger, accountId, month);
        ILookup<string, BudgetAlert> told = alerts.ListAlerts(accountId, month).ToLookup(static alert => alert.CustomerId, StringComparer.Ordinal);
        foreach (CustomerSettings settings in watched)
            Check(settings, settings.Budget!, month, spent.GetValueOrDefault((settings.CustomerId, settings.Budget!.Limit.Currency)), told[settings.CustomerId]); // Chosen by having one.
    }

    /// <summary>What was told this month, of one account.</summary>
    public IReadOnlyList<BudgetAlert> ListAlerts(string accountId) => alerts.ListAlerts(accountId, Month);

    private void Check(CustomerSettings settings, MonthlyBudget budget, DateOnly month, MonthSpent? spent, IEnumerable<BudgetAlert> told)
    {
        foreach (BudgetAlert outdated in BudgetCheck.ListOutdated(budget, spent, told))
            alerts.Remove(outdated);
        if (spent is null)
            return;
        foreach ((decimal? threshold, Money amount) in BudgetCheck.ListReached(budget, spent))
        {
            Raise(new BudgetAlert
            {
                AccountId = settings.AccountId,
                CustomerId = settings.CustomerId,
                CustomerName = spent.CustomerName,
                Month = month,
                Threshold = threshold,
                Limit = budget.Limit,
                Amount = amount,
                RaisedAt = time.GetUtcNow(),
            });
        }
    }

    // Kept first: a crash in between loses a message, which the dashboard shows all the same, but never sends it twice.
    private void Raise(BudgetAlert alert)
    {
        if (alerts.TryAdd(alert))
            notifier.Notify(BudgetNotices.About(alert));
    }
}
