using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Customers;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Customers;

/// <summary>The customers of one account or all: searched, sorted and paged by the address alone.</summary>
internal sealed class CustomersPage(ICspStore store, CustomerBook book, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        string? search = request.FindQuery("q");
        var sorting = CustomerBook.ReadSorting(request.FindQuery("sort"));

        var all = book.List(selection.Chosen, selection.Id);
        var found = all.Where(entry => entry.Matches(search)).ToList();
        var paging = Paging.Read(request, PageSize).Within(found.Count);
        var rows = CustomerBook.Sort(found, sorting).Skip(paging.Skip).Take(PageSize).Select(fact => Row(fact, selection.Id is null, formats)).ToList();

        var view = new CustomersView
        {
            Selector = AccountSelectorView.For(CspPaths.Customers, selection.All, selection.Id, ("q", search), ("sort", request.FindQuery("sort"))),
            ReportPath = all.Count > 0 ? ReportPaths.NewSpending(selection.Id ?? (selection.All is [var only] ? only.Id : null), customerId: null) : "",
            Search = search ?? "",
            Kept = HiddenView.For(("account", selection.Id), ("sort", request.FindQuery("sort"))),
            ClearPath = Address("", null, sorting.Query),
            HasAccounts = selection.All.Count > 0,
            HasCustomers = all.Count > 0,
            ShowsAccount = selection.Id is null && selection.All.Count > 1,
            AddPath = CspPaths.AddAccount,
            AccountPath = selection.Chosen.Select(account => CspPaths.Account(account.Id)).FirstOrDefault(CspPaths.Accounts),
            Name = Sorted("Name", "name", isNumber: false),
            Domain = Sorted("Domain", "domain", isNumber: false),
            Subscriptions = Sorted("Subscriptions", "subscriptions", isNumber: true),
            Price = Sorted("Last billed price", "price", isNumber: true),
            Rows = rows,
            Pager = paging.View(found.Count, "customers", formats, page => Address(page, search, sorting.Query)),
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Customers", Ways.ToCustomers, "customers", view));

        string Address(string page, string? query, string sort) =>
            CspPaths.With(CspPaths.Customers, ("account", selection.Id), ("q", query), ("sort", sort is "name" ? "" : sort), ("page", page));

        SortView Sorted(string caption, string key, bool isNumber) => sorting.View(caption, key, isNumber, sort => Address("", search, sort));
    }

    private static CustomerRow Row(CustomerEntry fact, bool showsAccount, Formats formats)
    {
        return new CustomerRow(
            fact.Customer.Name,
            CspPaths.Customer(fact.Account.Id, fact.Customer.Id),
            fact.Customer.Domain,
            showsAccount ? fact.Account.Name : "",
            formats.Number(fact.Subscriptions),
            Markups.Describe(fact.Rule, formats),
            fact.Rule is Pricing.PricingRule.None,
            fact.Newest is null ? Formats.None : string.Join(" + ", fact.Newest.Prices.Select(price => formats.Money(new Money(price.Value, price.Key)))),
            fact.Newest is null ? "" : formats.Month(fact.Newest.Month),
            CustomerStateView.For(fact.Customer, formats),
            fact.IsLinked);
    }
}

/// <summary>Whether Microsoft still lists a customer.</summary>
internal static class CustomerStateView
{
    public static StateView For(Customer customer, Formats formats)
    {
        if (customer.NotSeenSince is { } since)
            return new StateView("halted", "Not seen since " + formats.Day(since));
        return customer.KnownOnlyFromLines ? new StateView("idle", "Known only from lines") : new StateView("good", "Listed");
    }
}

internal sealed record CustomersView
{
    public required AccountSelectorView Selector { get; init; }

    /// <summary>Of the account that is shown; empty while no customer is known.</summary>
    public required string ReportPath { get; init; }

    public required string Search { get; init; }

    public required IReadOnlyList<HiddenView> Kept { get; init; }

    public required string ClearPath { get; init; }

    public required bool HasAccounts { get; init; }

    public required bool HasCustomers { get; init; }

    public required bool ShowsAccount { get; init; }

    public required string AddPath { get; init; }

    public required string AccountPath { get; init; }

    public required SortView Name { get; init; }

    public required SortView Domain { get; init; }

    public required SortView Subscriptions { get; init; }

    public required SortView Price { get; init; }

    public required IReadOnlyList<CustomerRow> Rows { get; init; }

    public required PagerView Pager { get; init; }
}

internal sealed record CustomerRow(
    string Name, string Path, string Domain, string Account, string Subscriptions, string Markup, bool IsUnpriced, string Price, string Month, StateView State, bool Managed);
