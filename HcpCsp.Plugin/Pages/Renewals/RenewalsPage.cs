using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Renewals;

/// <summary>What comes to its end in the next days: what needs a decision, or all of it.</summary>
internal sealed class RenewalsPage(ICspStore store, RenewalBook book, PageComposer composer)
{
    public const string Decisions = "";
    public const string All = "all";

    private const int PageSize = 50;

    /// <summary>How far ahead one can look.</summary>
    public static IReadOnlyList<int> Horizons { get; } = [30, 60, 90, 365];

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        int days = int.TryParse(request.FindQuery("days"), CultureInfo.InvariantCulture, out int asked) && Horizons.Contains(asked) ? asked : 90;
        bool all = request.FindQuery("show") is All;
        string search = request.FindQuery("q") ?? "";
        Renewal[] found = [.. book.List(selection.Chosen.Select(static account => account.Id), days)
            .Where(renewal => (all || renewal.NeedsDecision) && Matches(renewal, search))];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        var view = new RenewalsView(
            AccountSelectorView.For(CspPaths.Renewals, selection.All, selection.Id, Query("")),
            selection.All.Count > 0,
            CspPaths.AddAccount,
            new FiltersView(
                CspPaths.Renewals, "Search customer or subscription", search,
                [
                    ChoiceView.Of("days", "Within", days.ToString(CultureInfo.InvariantCulture), "", [.. Horizons.Select(one => (one.ToString(CultureInfo.InvariantCulture), $"{formats.Number(one)} days"))]),
                    ChoiceView.Of("show", "Show", all ? All : Decisions, "", (Decisions, "What needs a decision"), (All, "All renewals")),
                ],
                HiddenView.For(("account", selection.Id)),
                search.Length > 0 || all || days != 90 ? CspPaths.With(CspPaths.Renewals, ("account", selection.Id)) : ""),
            [.. found.Skip(paging.Skip).Take(PageSize).Select(renewal => RenewalRow.For(renewal, CustomerOf(renewal), book.Today, formats))],
            all,
            CspPaths.With(CspPaths.Renewals, ("account", selection.Id), ("days", "365"), ("show", All)),
            paging.View(found.Length, "renewals", formats, page => CspPaths.With(CspPaths.Renewals, [("account", selection.Id), .. Query(page)])));
        return Task.FromResult<PageResult>(composer.Compose(request, "Renewals", Ways.ToCustomers, "renewals", view));

        (string Name, string? Value)[] Query(string page) =>
            [("q", search), ("days", days == 90 ? "" : days.ToString(CultureInfo.InvariantCulture)), ("show", all ? All : Decisions), ("page", page)];
    }

    private bool Matches(Renewal renewal, string search) =>
        search.Length == 0
        || (CustomerOf(renewal)?.Name ?? renewal.CustomerId).Contains(search, StringComparison.InvariantCultureIgnoreCase)
        || renewal.Name.Contains(search, StringComparison.InvariantCultureIgnoreCase);

    private Customer? CustomerOf(Renewal renewal) => store.OpenAccount(renewal.AccountId).FindCustomer(renewal.CustomerId);
}

internal sealed record RenewalsView(
    AccountSelectorView Selector, bool HasAccounts, string AddPath, FiltersView Filters, IReadOnlyList<RenewalRow> Rows, bool ShowsAll, string AllPath, PagerView Pager);

internal sealed record RenewalRow(string Customer, string Path, string Name, string Id, string Quantity, string On, string In, StateView State, string Words)
{
    public static RenewalRow For(Renewal renewal, Customer? customer, DateOnly today, Formats formats)
    {
        int days = renewal.On.DayNumber - today.DayNumber;
        return new RenewalRow(
            customer?.Name ?? renewal.CustomerId,
            CspPaths.Customer(renewal.AccountId, renewal.CustomerId),
            renewal.Name,
            renewal.SubscriptionId,
            formats.Number(renewal.Quantity),
            formats.Date(renewal.On),
            days switch { 0 => "today", 1 => "tomorrow", _ => $"in {formats.Number(days)} days" },
            StateOf(renewal.Outlook),
            WordsOf(renewal));
    }

    private static StateView StateOf(RenewalOutlook outlook) => outlook switch
    {
        RenewalOutlook.Ends => new StateView("bad", "Ends"),
        RenewalOutlook.PriceMayChange => new StateView("halted", "Price may change"),
        RenewalOutlook.Changes => new StateView("busy", "Changes"),
        _ => new StateView("good", "Renews as it is"),
    };

    private static string WordsOf(Renewal renewal) => renewal.Outlook switch
    {
        RenewalOutlook.Ends => renewal.IsTrial ? "The trial is over then. Buy it, or let it end." : "Auto-renew is off. Renew it, or let it end.",
        RenewalOutlook.PriceMayChange => "It was bought under a promotion, which may not go on. Agree on the price before." + (renewal.Scheduled.Length > 0 ? $" Set for the next term: {renewal.Scheduled}" : ""),
        RenewalOutlook.Changes => $"Set for the next term: {renewal.Scheduled}",
        _ => "",
    };
}
