using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Renewals;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Renewals;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Renewals;

/// <summary>What comes to its end in the next days: what needs a decision, or all of it.</summary>
internal sealed class RenewalsPage(ICspStore store, RenewalBook book, PageComposer composer)
{
    private const int PageSize = 50;

    private const string Decisions = "";

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        var filter = RenewalFilter.Read(request.FindQuery);
        var (days, all, search) = filter;
        Renewal[] found = [.. filter.List(book, store, selection.Chosen)];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        var view = new RenewalsView(
            AccountSelectorView.For(CspPaths.Renewals, selection.All, selection.Id, Query("")),
            selection.All.Count > 0,
            CspPaths.AddAccount,
            new FiltersView(
                CspPaths.Renewals, "Search customer or subscription", search,
                [
                    ChoiceView.Of("days", "Within", days.ToString(CultureInfo.InvariantCulture), "", [.. RenewalFilter.Horizons.Select(one => (one.ToString(CultureInfo.InvariantCulture), $"{formats.Number(one)} days"))]),
                    ChoiceView.Of("show", "Show", all ? RenewalFilter.All : Decisions, "", (Decisions, "What needs a decision"), (RenewalFilter.All, "All renewals")),
                ],
                HiddenView.For(("account", selection.Id)),
                filter.IsUsual ? "" : CspPaths.With(CspPaths.Renewals, ("account", selection.Id))),
            [.. found.Skip(paging.Skip).Take(PageSize).Select(renewal => RenewalRow.For(renewal, store.OpenAccount(renewal.AccountId).FindCustomer(renewal.CustomerId), book.Today, formats))],
            all,
            CspPaths.With(CspPaths.Renewals, ("account", selection.Id), ("days", "365"), ("show", RenewalFilter.All)),
            paging.View(found.Length, "renewals", formats, page => CspPaths.With(CspPaths.Renewals, [("account", selection.Id), .. Query(page)])));
        return Task.FromResult<PageResult>(composer.Compose(request, "Renewals", Ways.ToCustomers, "renewals", view));

        (string Name, string? Value)[] Query(string page) =>
            [("q", search), ("days", days == RenewalFilter.UsualDays ? "" : days.ToString(CultureInfo.InvariantCulture)), ("show", all ? RenewalFilter.All : Decisions), ("page", page)];
    }
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
