using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>Provider &gt; Billing: the invoices of one account or all, newest first.</summary>
internal sealed class InvoicesPage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        var bills = ledger.ListInvoices(selection.Id);
        var paging = Paging.Read(request, PageSize).Within(bills.Count);
        var view = new InvoicesView(
            AccountSelectorView.For(CspPaths.Billing, selection.All, selection.Id),
            selection.All.Count > 0,
            CspPaths.AddAccount,
            selection.Chosen.Select(account => CspPaths.Account(account.Id)).FirstOrDefault(CspPaths.Accounts),
            selection.Id is null && selection.All.Count > 1,
            [.. bills.Skip(paging.Skip).Take(PageSize).Select(bill => InvoiceRow.For(bill, formats))],
            paging.View(bills.Count, "invoices", formats, page => CspPaths.With(CspPaths.Billing, ("account", selection.Id), ("page", page))));
        return Task.FromResult<PageResult>(composer.Compose(request, "Billing", Ways.ToBilling, "invoices", view));
    }
}

internal sealed record InvoicesView(
    AccountSelectorView Selector, bool HasAccounts, string AddPath, string AccountPath, bool ShowsAccount, IReadOnlyList<InvoiceRow> Rows, PagerView Pager);

/// <summary>One document in the list.</summary>
internal sealed record InvoiceRow
{
    public required string Number { get; init; }

    public required string Path { get; init; }

    public required string Account { get; init; }

    public required string Type { get; init; }

    public required bool Voided { get; init; }

    public required string Amends { get; init; }

    public required string Date { get; init; }

    public required string Period { get; init; }

    public required string Currency { get; init; }

    public required string Header { get; init; }

    /// <summary>False while the lines aren't read: then there is no cost, price or margin yet.</summary>
    public required bool Read { get; init; }

    public required string Cost { get; init; }

    public required string Price { get; init; }

    public required string Margin { get; init; }

    public required StateView TieOut { get; init; }

    public static InvoiceRow For(InvoiceBill bill, Formats formats)
    {
        bool read = bill.Invoice.Lines is not null;
        return new InvoiceRow
        {
            Number = bill.Invoice.Number,
            Path = CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number),
            Account = bill.Account.Name,
            Type = TypeOf(bill.Invoice),
            Voided = bill.Invoice.IsVoided,
            Amends = bill.Invoice.AmendsNumber ?? "",
            Date = formats.Day(bill.Invoice.InvoiceDate),
            Period = formats.Period(bill.Invoice.Period),
            Currency = bill.Invoice.Total.Currency,
            Header = formats.Amount(bill.Invoice.Total),
            Read = read,
            Cost = read ? formats.Amount(bill.Cost) : Formats.None,
            Price = read ? formats.Amount(bill.Price) : Formats.None,
            Margin = read ? formats.Amount(bill.Margin) : Formats.None,
            TieOut = StateView.For(bill.TieOut.Result),
        };
    }

    /// <summary>In words; an unknown type as Microsoft writes it.</summary>
    public static string TypeOf(Invoice invoice) => invoice.DocumentType switch
    {
        "invoice" => "Invoice",
        "void_note" => "Void",
        "adjustment_note" => "Adjustment note",
        "credit_note" => "Credit note",
        _ => invoice.DocumentType.Replace('_', ' '),
    };
}
