using System.Globalization;
using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api;
using HcpCsp.Plugin.Api.Invoices;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>Provider &gt; Billing: the documents of one account or all, filtered, sorted and paged by the address alone; newest first.</summary>
internal sealed class InvoicesPage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        var filter = InvoiceFilter.Read(request.FindQuery);
        var sorting = InvoiceOrder.Read(request.FindQuery("sort"));
        var all = ledger.ListInvoices(selection.Id);
        InvoiceBill[] found = [.. InvoiceOrder.Sort(all.Where(filter.Matches), sorting)];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        var view = new InvoicesView
        {
            Selector = AccountSelectorView.For(CspPaths.Billing, selection.All, selection.Id, Query(filter, sorting)),
            HasAccounts = selection.All.Count > 0,
            HasInvoices = all.Count > 0,
            AddPath = CspPaths.AddAccount,
            AccountPath = selection.Chosen.Select(account => CspPaths.Account(account.Id)).FirstOrDefault(CspPaths.Accounts),
            ShowsAccount = selection.Id is null && selection.All.Count > 1,
            Filters = new FiltersView(
                CspPaths.Billing, "Search number or type", filter.Text, Choices(all, filter, formats),
                HiddenView.For(("account", selection.Id), ("sort", sorting == InvoiceOrder.NewestFirst ? "" : sorting.Query)),
                filter.IsEmpty ? "" : Address(new InvoiceFilter(), sorting, "")),
            Heads = [.. InvoiceColumns.All.Select(column => sorting.View(column.Caption, column.Key, column.Falls, key => Address(filter, Sorting.Read(key, InvoiceOrder.Keys), "")) with { IsNumber = column.IsNumber })],
            Rows = [.. found.Skip(paging.Skip).Take(PageSize).Select(bill => InvoiceRow.For(bill, formats))],
            Pager = paging.View(found.Length, filter.IsEmpty ? "documents" : "documents found", formats, page => Address(filter, sorting, page)),
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Billing", Ways.ToBilling, "invoices", view));

        string Address(InvoiceFilter wanted, Sorting by, string page) => CspPaths.With(CspPaths.Billing, [("account", selection.Id), .. Query(wanted, by), ("page", page)]);
    }

    private static (string Name, string? Value)[] Query(InvoiceFilter filter, Sorting sorting) =>
    [
        ("q", filter.Text),
        ("currency", filter.Currency),
        ("period", filter.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture)),
        ("state", filter.OnlyVoided ? InvoiceFilter.Voided : InvoiceFilter.WordOf(filter.TieOut)),
        ("sort", sorting == InvoiceOrder.NewestFirst ? "" : sorting.Query),
    ];

    private static ChoiceView[] Choices(IReadOnlyList<InvoiceBill> all, InvoiceFilter filter, Formats formats) =>
    [
        ChoiceView.Of("currency", "Currency", filter.Currency, "", [("", "All"), .. all.Select(static bill => bill.Invoice.Total.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(static code => (code, code))]),
        ChoiceView.Of(
            "period", "Period", filter.Month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "", "",
            [("", "All"), .. all.Select(static bill => new DateOnly(bill.Invoice.Period.Start.Year, bill.Invoice.Period.Start.Month, 1)).Distinct().OrderDescending().Select(month => (month.ToString("yyyy-MM", CultureInfo.InvariantCulture), formats.Month(month)))]),
        ChoiceView.Of(
            "state", "Tie-out", filter.OnlyVoided ? InvoiceFilter.Voided : InvoiceFilter.WordOf(filter.TieOut), "",
            [("", "All"), .. Enum.GetValues<TieOutResult>().Select(static result => (InvoiceFilter.WordOf(result), result.Caption())), (InvoiceFilter.Voided, "Voided")]),
    ];
}

internal sealed record InvoicesView
{
    public required AccountSelectorView Selector { get; init; }

    public required bool HasAccounts { get; init; }

    public required bool HasInvoices { get; init; }

    public required string AddPath { get; init; }

    public required string AccountPath { get; init; }

    public required bool ShowsAccount { get; init; }

    public required FiltersView Filters { get; init; }

    public required IReadOnlyList<SortView> Heads { get; init; }

    public required IReadOnlyList<InvoiceRow> Rows { get; init; }

    public required PagerView Pager { get; init; }
}
