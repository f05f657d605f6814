using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;

namespace HcpCsp.Plugin.Pages.Billing.Checks;

/// <summary>What a month's lines and the known subscriptions say of each other: findings first, the rest on request.</summary>
internal sealed record ReconciliationView
{
    private const int PageSize = 50;

    public required string Account { get; init; }

    public required string Month { get; init; }

    /// <summary>Name of the customer that it is about alone; empty for all.</summary>
    public required string Customer { get; init; }

    public required string AllPath { get; init; }

    public required IReadOnlyList<DocumentLink> Documents { get; init; }

    public required IReadOnlyList<DocumentLink> Unread { get; init; }

    public required FiltersView Filters { get; init; }

    public required IReadOnlyList<ReconciliationRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    public static ReconciliationView For(PartnerAccount account, BillingPeriod month, Customer? customer, MonthReconciliation result, PageRequest request)
    {
        var formats = new Formats(request.Culture);
        string path = CspPaths.Reconciliation(account.Id, month);
        string show = request.FindQuery("show") ?? "";
        string search = request.FindQuery("q") ?? "";
        ReconciledSubscription[] found = [.. result.Subscriptions
            .Where(one => ReconciliationWords.Fits(one, show) && Matches(one, search))
            .OrderBy(static one => ReconciliationWords.Rank(one.Outcome))];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        return new ReconciliationView
        {
            Account = account.Name,
            Month = formats.Period(month),
            Customer = customer?.Name ?? "",
            AllPath = path,
            Documents = [.. result.Documents.Select(number => new DocumentLink(number, CspPaths.Invoice(account.Id, number)))],
            Unread = [.. result.Unread.Select(number => new DocumentLink(number, CspPaths.Invoice(account.Id, number)))],
            Filters = new FiltersView(
                path, "Search customer or subscription", search,
                [ReconciliationWords.Choice(show, result.Subscriptions, formats)],
                HiddenView.For(("customer", customer?.Id)),
                show.Length + search.Length == 0 ? "" : Address("", "", "")),
            Rows = [.. found.Skip(paging.Skip).Take(PageSize).Select(one => ReconciliationRow.For(one, account.Id, formats))],
            Pager = paging.View(found.Length, "subscriptions", formats, page => Address(search, show, page)),
        };

        string Address(string text, string wanted, string page) => CspPaths.With(path, ("customer", customer?.Id), ("q", text), ("show", wanted), ("page", page));
    }

    private static bool Matches(ReconciledSubscription one, string search) =>
        search.Length == 0
        || new SearchText(search).IsIn(one.CustomerName)
        || new SearchText(search).IsIn(one.Name)
        || one.SubscriptionId.Contains(search, StringComparison.OrdinalIgnoreCase)
        || one.CustomerId.Contains(search, StringComparison.OrdinalIgnoreCase);
}

internal sealed record DocumentLink(string Number, string Path);

internal sealed record ReconciliationRow(string Customer, string Path, string Name, string Subscription, StateView State, string Words)
{
    public static ReconciliationRow For(ReconciledSubscription one, string accountId, Formats formats) => new(
        one.CustomerName.Length > 0 ? one.CustomerName : one.CustomerId is CustomerId.Unassigned ? "(no customer named)" : one.CustomerId,
        one.CustomerId is CustomerId.Unassigned ? "" : CspPaths.Customer(accountId, one.CustomerId),
        one.Name,
        one.SubscriptionId,
        ReconciliationWords.State(one.Outcome),
        ReconciliationWords.Explain(one, formats));
}
