using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Pages.Reports;
using HcpCsp.Plugin.Pages.Restatements;
using HcpCsp.Plugin.Pages.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Reconciliation;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Billing;

/// <summary>One invoice: its header, whether its figures agree, what amends it, and what each customer has of it.</summary>
internal sealed class InvoicePage(ICspStore store, IBillingLedger ledger, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult<PageResult>(Missing.Invoice);

        var formats = new Formats(request.Culture);
        var tree = AmendmentTree.Around(bill.Invoice, store.OpenAccount(account.Id).ListInvoices());
        var versions = store.OpenAccount(account.Id).ListVersions(bill.Invoice.Number, LineKind.Billed);
        var customers = CustomerBillsView.For(bill, new InvoiceStandings(store, bill), request, formats);
        var view = InvoiceView.For(bill, tree, customers, formats) with { Versions = VersionRow.ListFor(bill, versions, formats) };
        return Task.FromResult<PageResult>(composer.Compose(
            request, "Invoice " + bill.Invoice.Number, [.. Ways.ToBilling, new Breadcrumb("Billing", CspPaths.Billing)], "invoice", view));
    }
}

internal sealed record InvoiceView
{
    public required InvoiceRow Invoice { get; init; }

    public required string AmendsPath { get; init; }

    public required string VoidedByPath { get; init; }

    public required string Lines { get; init; }

    public required string LineTotal { get; init; }

    /// <summary>Of price.</summary>
    public required string MarginShare { get; init; }

    /// <summary>Of cost.</summary>
    public required string MarkupShare { get; init; }

    public required string DataCreated { get; init; }

    public required string Loaded { get; init; }

    public required string WorkbookPath { get; init; }

    public required string CsvPath { get; init; }

    public required string ReportsPath { get; init; }

    public required string StatementsPath { get; init; }

    public required string MicrosoftPath { get; init; }

    public required string AccountPath { get; init; }

    /// <summary>Empty while the lines aren't read.</summary>
    public required string TieOutPath { get; init; }

    public required bool Differs { get; init; }

    public required string ReconciliationPath { get; init; }

    public required IReadOnlyList<TieOutRow> Checks { get; init; }

    /// <summary>Empty for a document that nothing amends and that amends none.</summary>
    public required IReadOnlyList<AmendmentRow> Amendments { get; init; }

    public required CustomerBillsView Customers { get; init; }

    /// <summary>Of the lines, newest first; empty when there is only one.</summary>
    public IReadOnlyList<VersionRow> Versions { get; init; } = [];

    public static InvoiceView For(InvoiceBill bill, IReadOnlyList<AmendmentNode> tree, CustomerBillsView customers, Formats formats)
    {
        string accountId = bill.Account.Id;
        Invoice invoice = bill.Invoice;
        string path = CspPaths.Invoice(accountId, invoice.Number);
        return new InvoiceView
        {
            Invoice = InvoiceRow.For(bill, formats),
            AmendsPath = invoice.AmendsNumber is { } amends ? CspPaths.Invoice(accountId, amends) : "",
            VoidedByPath = invoice.VoidedBy is { } note ? CspPaths.Invoice(accountId, note) : "",
            Lines = formats.Number(bill.LineCount),
            LineTotal = formats.Amount(bill.LineTotal),
            MarginShare = formats.Share(bill.Margin.Amount, bill.Price.Amount),
            MarkupShare = formats.Share(bill.Margin.Amount, bill.Cost.Amount),
            DataCreated = invoice.Lines?.DataCreatedAt is { } created ? formats.Moment(created) : "",
            Loaded = invoice.Lines is { } version ? formats.Moment(version.LoadedAt) : "",
            StatementsPath = invoice.Lines is null ? "" : CspPaths.InvoiceStatements(accountId, invoice.Number),
            CsvPath = CspPaths.Csv(accountId, invoice.Number, customerId: null),
            ReportsPath = ReportPaths.NewOfInvoice(bill.Account.Id, bill.Invoice.Number),
            WorkbookPath = invoice.Lines is null ? "" : path + "/workbook.xlsx",
            MicrosoftPath = CspPaths.MicrosoftStatement(accountId, invoice.Number),
            AccountPath = CspPaths.Account(accountId),
            TieOutPath = invoice.Lines is null ? "" : CspPaths.TieOut(accountId, invoice.Number),
            Differs = bill.TieOut.Result == TieOutResult.Different,
            ReconciliationPath = CspPaths.Reconciliation(accountId, invoice.Period),
            Checks = [.. bill.TieOut.Checks.Select(check => TieOutRow.For(check, formats))],
            Amendments = tree.Count > 1 ? [.. tree.Select(node => AmendmentRow.For(node, invoice, accountId, formats))] : [],
            Customers = customers,
        };
    }
}
