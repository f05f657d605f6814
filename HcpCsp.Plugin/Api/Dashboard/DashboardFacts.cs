using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Api.Dashboard;

/// <summary>What of several features the dashboard puts together: what needs a person, what renews, and how complete the figures are.</summary>
internal sealed class DashboardFacts(ICspStore store, IDiscovery discovery, IBillingLedger ledger, BudgetWatch budgets, RenewalBook renewals, TimeProvider time)
{
    private static readonly int[] Horizons = [30, 60, 90];

    // A run is one of many that may have found nothing new; the last complete one is among these, or long ago.
    private const int RunsLookedThrough = 20;

    /// <summary>All that needs a person: sign-ins and runs, then documents, then budgets, the highest first.</summary>
    /// <param name="accounts">Those it is about.</param>
    /// <param name="accountId">Id of the one; null for all.</param>
    public IReadOnlyList<DashboardAlert> ListAlerts(IReadOnlyCollection<PartnerAccount> accounts, string? accountId) =>
    [
        .. accounts.SelectMany(ListOfAccount),
        .. ledger.ListInvoices(accountId).Where(static bill => bill.TieOut.Result == TieOutResult.Different).Select(static bill => new DashboardAlert.FiguresDiffer(bill)),
        .. ListBudgets(accounts),
    ];

    /// <summary>Renewals that need a decision within some days; those of a shorter time are among those of a longer one.</summary>
    public IReadOnlyList<RenewalCount> CountRenewals(IEnumerable<PartnerAccount> accounts)
    {
        Renewal[] deciding = [.. renewals.List(accounts.Select(static account => account.Id), Horizons[^1]).Where(static renewal => renewal.NeedsDecision)];
        return [.. Horizons.Select(days => new RenewalCount(days, deciding.Count(renewal => renewal.On <= renewals.Today.AddDays(days))))];
    }

    public AccountCompleteness GetCompleteness(PartnerAccount account)
    {
        DateTimeOffset? asOf = discovery.ListRuns(account.Id, RunsLookedThrough).FirstOrDefault(static one => one.State == DiscoveryState.Completed)?.EndedAt;
        IReadOnlyList<Invoice> invoices = store.OpenAccount(account.Id).ListInvoices();
        return new AccountCompleteness(
            account, discovery.FindNewestRun(account.Id)?.State ?? DiscoveryState.NotStarted, asOf, invoices.Count(static invoice => invoice.Lines is not null), invoices.Count);
    }

    private IEnumerable<DashboardAlert> ListOfAccount(PartnerAccount account)
    {
        if (account.TokenState != TokenState.Connected)
            yield return new DashboardAlert.SignInNeeded(account);
        else if (account.LapsesSoon(time.GetUtcNow()))
            yield return new DashboardAlert.ConsentLapses(account);
        if (discovery.FindNewestRun(account.Id) is { State: DiscoveryState.Error } run)
            yield return new DashboardAlert.DiscoveryFailed(account, run);
    }

    // Of each customer what says most: the highest threshold, and before any the forecast.
    private IEnumerable<DashboardAlert> ListBudgets(IEnumerable<PartnerAccount> accounts) => accounts
        .SelectMany(account => budgets.ListAlerts(account.Id))
        .GroupBy(static alert => (alert.AccountId, alert.CustomerId))
        .Select(static group => group.OrderByDescending(static alert => alert.Threshold ?? 0m).First())
        .OrderByDescending(static alert => alert.Threshold ?? 0m)
        .ThenBy(static alert => alert.CustomerName, StringComparer.OrdinalIgnoreCase)
        .Select(static alert => new DashboardAlert.BudgetReached(alert));
}

internal sealed record RenewalCount(int Days, int Count);

/// <param name="AsOf">When everything was read last; null when it never was.</param>
/// <param name="Read">Documents whose lines are read.</param>
internal sealed record AccountCompleteness(PartnerAccount Account, DiscoveryState State, DateTimeOffset? AsOf, int Read, int Invoices)
{
    public bool IsComplete => AsOf is not null && Read == Invoices;
}
