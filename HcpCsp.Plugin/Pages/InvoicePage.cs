using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Pages.Restatements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages;

/// <summary>One invoice: its header, whether its figures agree, and what each customer has of it.</summary>
internal sealed class InvoicePage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult<PageResult>(Missing.Invoice);

        var formats = new Formats(request.Culture);
        var versions = store.OpenAccount(account.Id).ListVersions(bill.Invoice.Number, LineKind.Billed);
        var view = InvoiceView.For(bill, formats) with { Versions = VersionRow.ListFor(bill, versions, formats) };
        return Task.FromResult<PageResult>(composer.Compose(
            request, "Invoice " + bill.Invoice.Number, [.. Ways.ToBilling, new Breadcrumb("Billing", CspPaths.Billing)], "invoice", view));
    }
}

internal sealed record InvoiceView
{
    public required InvoiceRow Invoice { get; init; }

    public required string AmendsPath { get; init; }

    public required string Lines { get; init; }

    public required string LineTotal { get; init; }

    public required string MarginShare { get; init; }

    public required string DataCreated { get; init; }

    public required string Loaded { get; init; }

    public required string WorkbookPath { get; init; }

    public required string AccountPath { get; init; }

    public required IReadOnlyList<TieOutRow> Checks { get; init; }

    public required IReadOnlyList<CustomerBillRow> Customers { get; init; }

    /// <summary>Of the lines, newest first; empty when there is only one.</summary>
    public IReadOnlyList<VersionRow> Versions { get; init; } = [];

    public static InvoiceView For(InvoiceBill bill, Formats formats) => new()
    {
        Invoice = InvoiceRow.For(bill, formats),
        AmendsPath = bill.Invoice.AmendsNumber is { } amends ? CspPaths.Invoice(bill.Account.Id, amends) : "",
        Lines = formats.Number(bill.LineCount),
        LineTotal = formats.Amount(bill.LineTotal),
        MarginShare = formats.Share(bill.Margin.Amount, bill.Price.Amount),
        DataCreated = bill.Invoice.Lines?.DataCreatedAt is { } created ? formats.Moment(created) : "",
        Loaded = bill.Invoice.Lines is { } version ? formats.Moment(version.LoadedAt) : "",
        WorkbookPath = bill.Invoice.Lines is null ? "" : CspPaths.Invoice(bill.Account.Id, bill.Invoice.Number) + "/workbook.xlsx",
        AccountPath = CspPaths.Account(bill.Account.Id),
        Checks = [.. bill.TieOut.Checks.Select(check => TieOutRow.For(check, formats))],
        Customers = [.. bill.Customers.Select(customer => CustomerBillRow.For(customer, bill, formats))],
    };
}

/// <summary>One comparison, with every decimal there is: a difference of a hundredth of a cent is one.</summary>
internal sealed record TieOutRow(string Name, string Left, string Right, string Difference, StateView State, string Note)
{
    public static TieOutRow For(TieOutCheck check, Formats formats) => new(
        check.Name,
        check.Left is { } left ? formats.ExactMoney(left) : Formats.None,
        check.Right is { } right ? formats.ExactMoney(right) : Formats.None,
        check.Difference is { } difference ? formats.ExactMoney(difference) : Formats.None,
        StateView.For(check.Result),
        check.Note);
}

/// <summary>What one customer has of an invoice.</summary>
internal sealed record CustomerBillRow(string Name, string Path, string WorkbookPath, string Lines, string Cost, string Price, string Margin, string MarginShare, string Rule, bool IsUnpriced)
{
    public static CustomerBillRow For(CustomerBill customer, InvoiceBill bill, Formats formats)
    {
        string path = CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, customer.CustomerId);

        // The page names the document's currency once; whatever is in another one has to say so.
        Func<Money, string> write = string.Equals(customer.Cost.Currency, bill.Cost.Currency, StringComparison.Ordinal) ? formats.Amount : formats.Money;
        return new CustomerBillRow(
            customer.CustomerName,
            path,
            path + "/workbook.xlsx",
            formats.Number(customer.LineCount),
            write(customer.Cost),
            write(customer.Price),
            write(customer.Margin),
            formats.Share(customer.Margin.Amount, customer.Price.Amount),
            Markups.Describe(customer.Rule, formats),
            customer.Rule is Pricing.PricingRule.None);
    }
}
