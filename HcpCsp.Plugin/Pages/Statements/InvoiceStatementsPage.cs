using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>The customers of one invoice, and which of them have their statement.</summary>
internal sealed class InvoiceStatementsPage(ICspStore store, IBillingLedger ledger, IStatementRuns runs, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (store.FindAccount(request.RouteValues["accountId"]) is not { } account)
            return Task.FromResult<PageResult>(Missing.Account);
        if (ledger.FindInvoice(account.Id, request.RouteValues["number"]) is not { } bill)
            return Task.FromResult<PageResult>(Missing.Invoice);

        string number = bill.Invoice.Number;
        Breadcrumb[] way = [.. Ways.ToBilling, new("Billing", CspPaths.Billing), new(number, CspPaths.Invoice(account.Id, number))];
        return Task.FromResult<PageResult>(composer.Compose(request, "Statements of " + number, way, "invoice_statements", View(request, bill)));
    }

    private InvoiceStatementsView View(PageRequest request, InvoiceBill bill)
    {
        var formats = new Formats(request.Culture);
        (string accountId, string number) = (bill.Account.Id, bill.Invoice.Number);
        string path = CspPaths.InvoiceStatements(accountId, number);
        List<IssuableRow> rows = Rows(bill, formats);
        var paging = Paging.Read(request, PageSize).Within(rows.Count);
        return new InvoiceStatementsView
        {
            Number = number,
            InvoicePath = CspPaths.Invoice(accountId, number),
            Account = bill.Account.Name,
            Period = formats.Period(bill.Invoice.Period),
            IssuePath = path,
            ReissuePath = rows.Exists(row => row.CanReissue) ? CspPaths.ReissueStatements(accountId, number) : "",
            Refusal = IssueRefusals.Find(bill) ?? "",
            Live = formats.Number(rows.Count(row => row.CanIssue)),
            Issued = formats.Number(rows.Count(row => row.StatementPath.Length > 0)),
            Differing = formats.Number(rows.Count(row => row.Standing is StatementStanding.Differs)),
            Issuing = IssuingView.For(runs.FindNewest(accountId, number) ?? runs.FindNewest(accountId, null), path),
            Rows = [.. rows.Skip(paging.Skip).Take(PageSize)],
            Pager = paging.View(rows.Count, "customers", formats, page => CspPaths.With(path, ("page", page))),
            Done = Confirmations.Find(request),
        };
    }

    private List<IssuableRow> Rows(InvoiceBill bill, Formats formats) =>
        [.. InvoiceStanding.List(store, bill).Select(one => IssuableRow.For(bill, one, formats))];
}

internal sealed record InvoiceStatementsView
{
    public required string Number { get; init; }

    public required string InvoicePath { get; init; }

    public required string Account { get; init; }

    public required string Period { get; init; }

    /// <summary>Takes the form that issues to all.</summary>
    public required string IssuePath { get; init; }

    /// <summary>Takes the form that issues anew whatever differs; empty when nothing does.</summary>
    public required string ReissuePath { get; init; }

    /// <summary>Why nothing of it can be issued; empty when it can.</summary>
    public required string Refusal { get; init; }

    public required string Live { get; init; }

    public required string Issued { get; init; }

    public required string Differing { get; init; }

    public required IssuingView? Issuing { get; init; }

    public required IReadOnlyList<IssuableRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    public required string Done { get; init; }
}

/// <summary>A customer of an invoice, with or without a statement.</summary>
internal sealed record IssuableRow(
    string Customer, string BillPath, string Price, string IssuedPrice, StatementStanding Standing, StateView State, string StatementPath, string StatementNumber, string IssuePath)
{
    public bool CanIssue => IssuePath.Length > 0;

    // Whom the document bills nothing any more, nothing can be issued to.
    public bool CanReissue => Standing is StatementStanding.Differs && BillPath.Length > 0;

    public static IssuableRow For(InvoiceBill bill, InvoiceStanding one, Formats formats)
    {
        bool nobody = one.CustomerId is CustomerId.Unassigned;
        bool isBilled = one.Today.Count > 0;
        return new IssuableRow(
            one.CustomerName,
            isBilled ? CspPaths.CustomerBill(bill.Account.Id, bill.Invoice.Number, one.CustomerId) : "",
            isBilled ? string.Join(", ", one.Today.Select(today => formats.Money(today.Price))) : Formats.None,
            PriceOf(one.Statement, formats),
            one.Standing,
            nobody ? StatementStates.Nobodys : StatementStates.For(one.Standing, one.Statement),
            one.Statement is null ? "" : CspPaths.Statement(one.Statement),
            one.Statement?.Number ?? "",
            one.Statement is null && !nobody ? CspPaths.IssueStatement(bill.Account.Id, bill.Invoice.Number, one.CustomerId) : "");
    }

    private static string PriceOf(Statement? statement, Formats formats) =>
        statement is null ? Formats.None : string.Join(", ", statement.Blocks.Select(block => formats.Money(block.Price)));
}
