using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Open;
using HcpCsp.Plugin.Budgets;
using HcpCsp.Plugin.Discovery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages;

/// <summary>Spending by currency and month, customers won and lost, what needs a person, and how complete all that is.</summary>
internal sealed class DashboardPage(ICspStore store, IDiscovery discovery, IBillingLedger ledger, BudgetWatch budgets, RenewalBook renewals, TimeProvider time, PageComposer composer)
{
    private const int MonthsShown = 12;
    private const int InvoicesNamed = 3;
    private const int BudgetsNamed = 10;

    private static readonly int[] RenewalHorizons = [30, 60, 90];

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        bool isByYear = request.FindQuery("customers") is "year";
        var overview = ledger.GetOverview(selection.Id);
        List<AlertView> alerts = [.. Alerts(selection, formats), .. BudgetAlerts(selection, formats)];
        var view = new DashboardView(
            AccountSelectorView.For(CspPaths.Dashboard, selection.All, selection.Id, ("customers", isByYear ? "year" : null)),
            selection.All.Count > 0,
            CspPaths.AddAccount,
            selection.All.Count > 0 ? CspPaths.Account(selection.Chosen.First().Id) : CspPaths.Accounts,
            [.. overview.Currencies.Select(currency => CurrencyView.For(currency, MonthsShown, formats))],
            OpenSpendingView.For(OpenSpending.Sum(ledger.ListOpenBills(selection.Id)), formats),
            Customers(selection, isByYear, formats),
            alerts,
            Renewals(selection, formats),
            [.. selection.Chosen.Select(account => CompletenessView.For(account, discovery, store, formats))]);
        return Task.FromResult<PageResult>(composer.Compose(request, "Dashboard", Ways.ToCustomers, "dashboard", view));
    }

    private CustomerMovementsView? Customers(Selection selection, bool isByYear, Formats formats) => CustomerMovementsView.For(
        [.. selection.Chosen.Select(account => (account, store.OpenAccount(account.Id).ListCustomerMovements()))], selection.Id, isByYear, formats);

    private IReadOnlyList<HorizonView> Renewals(Selection selection, Formats formats)
    {
        Renewal[] deciding = [.. renewals.List(selection.Chosen.Select(static account => account.Id), RenewalHorizons[^1]).Where(static renewal => renewal.NeedsDecision)];
        return
        [
            .. RenewalHorizons.Select(days => new HorizonView(
                $"{formats.Number(days)} days",
                formats.Number(deciding.Count(renewal => renewal.On <= renewals.Today.AddDays(days))),
                CspPaths.With(CspPaths.Renewals, ("account", selection.Id), ("days", days.ToString(System.Globalization.CultureInfo.InvariantCulture))))),
        ];
    }

    private IEnumerable<AlertView> Alerts(Selection selection, Formats formats)
    {
        var now = time.GetUtcNow();
        foreach (var account in selection.Chosen)
        {
            string path = CspPaths.Account(account.Id);
            if (account.TokenState != TokenState.Connected)
                yield return new AlertView(StateView.For(account.TokenState), account.Name, "Discovery can't read anything until somebody signs in again.", path);
            else if (SignInView.LapsesSoonOf(account, now))
                yield return new AlertView(new StateView("halted", "Consent lapses soon"), account.Name, "Sign in again before it does, so that discovery goes on.", path);
            if (discovery.FindNewestRun(account.Id) is { State: DiscoveryState.Error } run)
                yield return new AlertView(StateView.For(run.State), account.Name, $"The last discovery ended with {formats.Number(run.Errors.Count)} errors.", CspPaths.Run(account.Id, run.Id));
        }

        var different = ledger.ListInvoices(selection.Id).Where(bill => bill.TieOut.Result == TieOutResult.Different).ToList();
        foreach (var bill in different.Take(InvoicesNamed))
            yield return new AlertView(StateView.For(bill.TieOut.Result), bill.Invoice.Number, "The figures of this invoice differ.", CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number));
        if (different.Count > InvoicesNamed)
            yield return new AlertView(StateView.For(TieOutResult.Different), $"{formats.Number(different.Count - InvoicesNamed)} more invoices", "Their figures differ too.", CspPaths.With(CspPaths.Billing, ("account", selection.Id)));
    }

    // Of each customer what says most: the highest threshold, and before any the forecast.
    private IEnumerable<AlertView> BudgetAlerts(Selection selection, Formats formats)
    {
        List<BudgetAlert> highest = [.. selection.Chosen
            .SelectMany(account => budgets.ListAlerts(account.Id))
            .GroupBy(alert => (alert.AccountId, alert.CustomerId))
            .Select(group => group.OrderByDescending(alert => alert.Threshold ?? 0m).First())
            .OrderByDescending(alert => alert.Threshold ?? 0m)
            .ThenBy(alert => alert.CustomerName, StringComparer.OrdinalIgnoreCase)];
        foreach (var alert in highest.Take(BudgetsNamed))
        {
            var view = BudgetAlertView.For(alert, formats);
            yield return new AlertView(view.State, alert.CustomerName, view.Text, CspPaths.Customer(alert.AccountId, alert.CustomerId));
        }

        if (highest.Count > BudgetsNamed)
            yield return new AlertView(new StateView("halted", "Budgets"), $"{formats.Number(highest.Count - BudgetsNamed)} more customers", "Their budgets need a look too.", CspPaths.With(CspPaths.Customers, ("account", selection.Id)));
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

/// <summary>The block of one currency.</summary>
internal sealed record CurrencyView
{
    public required string Currency { get; init; }

    public required string NewestMonth { get; init; }

    public required string Cost { get; init; }

    public required string Price { get; init; }

    public required string PriceChange { get; init; }

    public required string Margin { get; init; }

    public required string MarginShare { get; init; }

    public required BarChartView Chart { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<MonthRow> Months { get; init; }

    public required IReadOnlyList<TopCustomerRow> TopCustomers { get; init; }

    public static CurrencyView For(CurrencySpending spending, int monthsShown, Formats formats)
    {
        var months = spending.Months.TakeLast(monthsShown).ToList();
        var newest = months.Count > 0 ? months[^1] : new MonthSpending(default, Money.Zero(spending.Currency), Money.Zero(spending.Currency));
        return new CurrencyView
        {
            Currency = spending.Currency,
            NewestMonth = months.Count > 0 ? formats.Month(newest.Month) : Formats.None,
            Cost = formats.Money(newest.Cost),
            Price = formats.Money(newest.Price),
            PriceChange = months.Count > 1 ? formats.Change(newest.Price.Amount, months[^2].Price.Amount) : Formats.None,
            Margin = formats.Money(newest.Margin),
            MarginShare = formats.Share(newest.Margin.Amount, newest.Price.Amount),
            Chart = BarChartView.Draw(
                $"Cost and price by month in {spending.Currency}",
                formats.AxisMonths(months.Select(month => month.Month)),
                [new ChartSeries("Cost", "cost", [.. months.Select(month => month.Cost.Amount)]), new ChartSeries("Price", "price", [.. months.Select(month => month.Price.Amount)])],
                line: null,
                value => formats.Number((long)value)),
            Months = [.. months.AsEnumerable().Reverse().Select(month => new MonthRow(
                formats.Month(month.Month), formats.Amount(month.Cost), formats.Amount(month.Price), formats.Amount(month.Margin), formats.Share(month.Margin.Amount, month.Price.Amount)))],
            TopCustomers = [.. spending.TopCustomers.Select(customer => new TopCustomerRow(
                customer.CustomerName, CspPaths.Customer(customer.AccountId, customer.CustomerId), formats.Amount(customer.Cost), formats.Amount(customer.Price),
                formats.Amount(customer.Price - customer.Cost), formats.Change(customer.Price.Amount, customer.PreviousPrice.Amount)))],
        };
    }
}

internal sealed record MonthRow(string Month, string Cost, string Price, string Margin, string MarginShare);

internal sealed record TopCustomerRow(string Name, string Path, string Cost, string Price, string Margin, string Change);

/// <summary>As of when the figures of an account are, and whether all of its invoices are in them.</summary>
internal sealed record CompletenessView(string Account, string Path, StateView State, string AsOf, string Invoices, bool Complete)
{
    public static CompletenessView For(PartnerAccount account, IDiscovery discovery, ICspStore store, Formats formats)
    {
        var run = discovery.FindNewestRun(account.Id);
        var asOf = discovery.ListRuns(account.Id, 20).FirstOrDefault(one => one.State == DiscoveryState.Completed)?.EndedAt;
        var invoices = store.OpenAccount(account.Id).ListInvoices();
        int read = invoices.Count(invoice => invoice.Lines is not null);
        return new CompletenessView(
            account.Name,
            CspPaths.Account(account.Id),
            StateView.For(run?.State ?? DiscoveryState.NotStarted),
            asOf is { } moment ? formats.Moment(moment) : "No complete discovery yet",
            $"{formats.Number(read)} of {formats.Number(invoices.Count)} invoices read",
            asOf is not null && read == invoices.Count);
    }
}
