using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Dashboard;
using HcpCsp.Plugin.Billing.Margins;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Dashboard;

/// <summary>The margin of every customer in a month: searched, sorted and paged by the address alone. Its total is the dashboard's.</summary>
internal sealed class MarginsPage(ICspStore store, MarginBook margins, DashboardFacts facts, PageComposer composer)
{
    private const int PageSize = 50;

    private static readonly Breadcrumb[] Way = [.. Ways.ToCustomers, new Breadcrumb("Dashboard", CspPaths.Dashboard)];

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        IReadOnlyList<string> currencies = margins.ListCurrencies(selection.Id);
        string currency = currencies.FirstOrDefault(one => string.Equals(one, request.FindQuery("currency"), StringComparison.OrdinalIgnoreCase)) ?? (currencies is [var first, ..] ? first : "");
        DateOnly? asked = DateOnly.TryParseExact(request.FindQuery("month"), "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly found) ? found : null;
        var address = new MarginsAddress(selection.Id, request.FindQuery("currency") is null ? null : currency, asked, request.FindQuery("q") ?? "", MarginOrder.Read(request.FindQuery("sort")));
        var view = new MarginsView
        {
            Selector = AccountSelectorView.For(CspPaths.Margins, selection.All, selection.Id, ("currency", address.Currency), ("month", address.MonthText), ("q", address.Search), ("sort", address.Sort)),
            HasAccounts = selection.All.Count > 0,
            AddPath = CspPaths.AddAccount,
            AccountPath = selection.Chosen.Select(account => CspPaths.Account(account.Id)).FirstOrDefault(CspPaths.Accounts),
            Completeness = [.. selection.Chosen.Select(account => CompletenessView.For(facts.GetCompleteness(account), formats))],
            Month = margins.Find(selection.Id, currency, asked) is { } month ? MonthOf(month, currencies, address, request, formats) : null,
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Margin of all customers", Way, "margins", view));
    }

    private static MarginMonthView MonthOf(MarginMonth month, IReadOnlyList<string> currencies, MarginsAddress address, PageRequest request, Formats formats)
    {
        IReadOnlyList<CustomerMargin> matching = month.List(address.Search, address.Order);
        Paging paging = Paging.Read(request, PageSize).Within(matching.Count);
        var sorting = new Sorting(address.Order.Key, address.Order.Descending);
        return new MarginMonthView
        {
            Month = formats.Month(month.Month),
            Currency = month.Currency,
            Filters = FiltersOf(month, currencies, address, formats),
            Negative = formats.Number(month.Negative),
            HasNegative = month.Negative > 0,
            NegativePath = (address with { Order = new MarginOrder(MarginOrder.ByMargin, Descending: false) }).At(""),
            Heads = [.. Columns(month, formats).Select(column => sorting.View(column.Caption, column.Key, column.Key is not "name", sort => (address with { Order = MarginOrder.Read(sort) }).At("")))],
            Rows = [.. matching.Skip(paging.Skip).Take(PageSize).Select(customer => MarginRow.For(customer, formats))],
            Total = MarginRow.For(month.Total, formats),
            Pager = paging.View(matching.Count, address.Search.Length == 0 ? "customers" : "customers found", formats, address.At),
        };
    }

    private static (string Key, string Caption)[] Columns(MarginMonth month, Formats formats) =>
    [
        ("name", "Customer"), ("cost", "Cost"), ("price", "Price"), (MarginOrder.ByMargin, "Margin"), ("share", "Margin of price"),
        ("month", "On " + formats.Month(month.Month.AddMonths(-1))), ("year", "On " + formats.Month(month.Month.AddYears(-1))),
    ];

    private static FiltersView FiltersOf(MarginMonth month, IReadOnlyList<string> currencies, MarginsAddress address, Formats formats)
    {
        List<ChoiceView> choices = [ChoiceView.Of("month", "Month", MarginsAddress.TextOf(month.Month), "", [.. month.Months.Select(one => (MarginsAddress.TextOf(one), formats.Month(one)))])];
        if (currencies.Count > 1)
            choices.Add(ChoiceView.Of("currency", "Currency", month.Currency, "", [.. currencies.Select(static one => (one, one))]));
        return new FiltersView(
            CspPaths.Margins, "Search customer name or tenant id", address.Search, choices, HiddenView.For(("account", address.AccountId), ("sort", address.Sort)), address.Search.Length == 0 ? "" : (address with { Search = "" }).At(""));
    }
}
