using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Dashboard;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Dashboard;

/// <summary>Spending by currency and month, customers won and lost, what needs a person, and how complete all that is.</summary>
internal sealed class DashboardPage(ICspStore store, IBillingLedger ledger, DashboardFacts facts, PageComposer composer)
{
    private const int MonthsShown = 12;
    private const int InvoicesNamed = 3;
    private const int BudgetsNamed = 10;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        bool isByYear = request.FindQuery("customers") is "year";
        var overview = ledger.GetOverview(selection.Id);
        List<AlertView> alerts = [.. Alerts(selection, formats)];
        var view = new DashboardView(
            AccountSelectorView.For(CspPaths.Dashboard, selection.All, selection.Id, ("customers", isByYear ? "year" : null)),
            selection.All.Count > 0,
            CspPaths.AddAccount,
            selection.All.Count > 0 ? CspPaths.Account(selection.Chosen.First().Id) : CspPaths.Accounts,
            [.. overview.Currencies.Select(currency => CurrencyView.For(currency, selection.Id, MonthsShown, formats))],
            OpenSpendingView.For(OpenSpending.Sum(ledger.ListOpenBills(selection.Id)), formats),
            Customers(selection, isByYear, formats),
            alerts,
            Renewals(selection, formats),
            [.. selection.Chosen.Select(account => CompletenessView.For(facts.GetCompleteness(account), formats))]);
        return Task.FromResult<PageResult>(composer.Compose(request, "Dashboard", Ways.ToCustomers, "dashboard", view));
    }

    private CustomerMovementsView? Customers(Selection selection, bool isByYear, Formats formats) => CustomerMovementsView.For(
        [.. selection.Chosen.Select(account => (account, store.OpenAccount(account.Id).ListCustomerMovements()))], selection.Id, isByYear, formats);

    private IReadOnlyList<HorizonView> Renewals(Selection selection, Formats formats) =>
    [
        .. facts.CountRenewals(selection.Chosen).Select(count => new HorizonView(
            $"{formats.Number(count.Days)} days",
            formats.Number(count.Count),
            CspPaths.With(CspPaths.Renewals, ("account", selection.Id), ("days", count.Days.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
    ];

    private IEnumerable<AlertView> Alerts(Selection selection, Formats formats)
    {
        IReadOnlyList<DashboardAlert> alerts = facts.ListAlerts([.. selection.Chosen], selection.Id);
        foreach (var alert in alerts.Where(static alert => alert is not (DashboardAlert.FiguresDiffer or DashboardAlert.BudgetReached)))
            yield return ViewOf(alert, formats);

        List<DashboardAlert.FiguresDiffer> different = [.. alerts.OfType<DashboardAlert.FiguresDiffer>()];
        foreach (var alert in different.Take(InvoicesNamed))
            yield return ViewOf(alert, formats);
        if (different.Count > InvoicesNamed)
            yield return new AlertView(StateView.For(TieOutResult.Different), $"{formats.Number(different.Count - InvoicesNamed)} more invoices", "Their figures differ too.", CspPaths.With(CspPaths.Billing, ("account", selection.Id)));

        List<DashboardAlert.BudgetReached> reached = [.. alerts.OfType<DashboardAlert.BudgetReached>()];
        foreach (var alert in reached.Take(BudgetsNamed))
            yield return ViewOf(alert, formats);
        if (reached.Count > BudgetsNamed)
            yield return new AlertView(new StateView("halted", "Budgets"), $"{formats.Number(reached.Count - BudgetsNamed)} more customers", "Their budgets need a look too.", CspPaths.With(CspPaths.Customers, ("account", selection.Id)));
    }

    private static AlertView ViewOf(DashboardAlert alert, Formats formats)
    {
        switch (alert)
        {
            case DashboardAlert.SignInNeeded { Account: var account }:
                return new AlertView(StateView.For(account.TokenState), account.Name, "Discovery can't read anything until somebody signs in again.", CspPaths.Account(account.Id));
            case DashboardAlert.ConsentLapses { Account: var account }:
                return new AlertView(new StateView("halted", "Consent lapses soon"), account.Name, "Sign in again before it does, so that discovery goes on.", CspPaths.Account(account.Id));
            case DashboardAlert.DiscoveryFailed { Account: var account, Run: var run }:
                return new AlertView(StateView.For(run.State), account.Name, $"The last discovery ended with {formats.Number(run.Errors.Count)} errors.", CspPaths.Run(account.Id, run.Id));
            case DashboardAlert.FiguresDiffer { Bill: var bill }:
                return new AlertView(StateView.For(bill.TieOut.Result), bill.Invoice.Number, "The figures of this invoice differ.", CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number));
            case DashboardAlert.BudgetReached { Alert: var budget }:
                var view = BudgetAlertView.For(budget, formats);
                return new AlertView(view.State, budget.CustomerName, view.Text, CspPaths.Customer(budget.AccountId, budget.CustomerId));
            default:
                throw new ArgumentOutOfRangeException(nameof(alert), alert, "Not an alert.");
        }
    }
}

internal sealed record DashboardView(
    AccountSelectorView Selector,
    bool HasAccounts,
    string AddPath,
    string AccountPath,
    IReadOnlyList<CurrencyView> Currencies,
    OpenSpendingView Open,
    CustomerMovementsView? Customers,
    IReadOnlyList<AlertView> Alerts,
    IReadOnlyList<HorizonView> Renewals,
    IReadOnlyList<CompletenessView> Completeness);

/// <summary>Renewals that need a decision within some days; those of a shorter time are among those of a longer one.</summary>
internal sealed record HorizonView(string Within, string Count, string Path);

/// <summary>Something that needs a person.</summary>
internal sealed record AlertView(StateView State, string Subject, string Text, string Path);

/// <summary>As of when the figures of an account are, and whether all of its invoices are in them.</summary>
internal sealed record CompletenessView(string Account, string Path, StateView State, string AsOf, string Invoices, bool Complete)
{
    public static CompletenessView For(AccountCompleteness completeness, Formats formats) => new(
        completeness.Account.Name,
        CspPaths.Account(completeness.Account.Id),
        StateView.For(completeness.State),
        completeness.AsOf is { } moment ? formats.Moment(moment) : "No complete discovery yet",
        $"{formats.Number(completeness.Read)} of {formats.Number(completeness.Invoices)} invoices read",
        completeness.IsComplete);
}
