using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Api.Statements;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>All statements of one account or all, the latest issued first.</summary>
internal sealed class StatementsPage(ICspStore store, IBillingLedger ledger, IStatementRuns runs, PageComposer composer)
{
    private const int PageSize = 50;

    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        var formats = new Formats(request.Culture);
        var selection = Selection.Read(request, store);
        string? search = request.FindQuery("q");
        Statement[] found = [.. selection.Chosen
            .SelectMany(account => store.Statements.List(account.Id))
            .Where(one => StatementSearch.Matches(one, search))
            .OrderByDescending(one => one.IssuedAt)];
        var paging = Paging.Read(request, PageSize).Within(found.Length);
        string? one = selection.Chosen.Select(account => account.Id).ToArray() is [var only] ? only : null;
        var view = new StatementsView
        {
            Selector = AccountSelectorView.For(CspPaths.Statements, selection.All, selection.Id, ("q", search)),
            HasAccounts = selection.All.Count > 0,
            AddPath = CspPaths.AddAccount,
            BillingPath = CspPaths.Billing,
            VerifyPath = CspPaths.VerifyStatement,
            IssuePath = CspPaths.IssueStatements,
            Account = one ?? "",
            Issuing = one is null ? null : IssuingView.For(runs.FindNewest(one, null), CspPaths.With(CspPaths.Statements, ("account", selection.Id))),
            Search = search ?? "",
            Kept = HiddenView.For(("account", selection.Id)),
            ClearPath = CspPaths.With(CspPaths.Statements, ("account", selection.Id)),
            Rows = [.. found.Skip(paging.Skip).Take(PageSize).Select(statement => Row(statement, formats))],
            Pager = paging.View(found.Length, "statements", formats, page => CspPaths.With(CspPaths.Statements, ("account", selection.Id), ("q", search), ("page", page))),
            Done = Confirmations.Find(request),
        };
        return Task.FromResult<PageResult>(composer.Compose(request, "Statements", Ways.ToBilling, "statements", view));
    }

    private StatementRow Row(Statement statement, Formats formats)
    {
        CustomerBill[] today = [.. (ledger.FindInvoice(statement.AccountId, statement.InvoiceNumber)?.Customers ?? [])
            .Where(customer => string.Equals(customer.CustomerId, statement.CustomerId, StringComparison.Ordinal))];
        decimal? rate = store.GetCustomerSettings(statement.AccountId, statement.CustomerId).TaxRatePercent;
        return StatementRow.For(statement, StatementStandings.Of(statement, today, rate), formats);
    }
}

internal sealed record StatementsView
{
    public required AccountSelectorView Selector { get; init; }

    public required bool HasAccounts { get; init; }

    public required string AddPath { get; init; }

    public required string BillingPath { get; init; }

    public required string VerifyPath { get; init; }

    public required string IssuePath { get; init; }

    /// <summary>The one account that is shown; empty when there are several.</summary>
    public required string Account { get; init; }

    public required IssuingView? Issuing { get; init; }

    public required string Search { get; init; }

    public required IReadOnlyList<HiddenView> Kept { get; init; }

    public required string ClearPath { get; init; }

    public required IReadOnlyList<StatementRow> Rows { get; init; }

    public required PagerView Pager { get; init; }

    public required string Done { get; init; }
}

/// <summary>One version of a statement in a list.</summary>
internal sealed record StatementRow(
    string Number, string Version, string Path, string Customer, string Invoice, string InvoicePath, string Period, string Issued, string IssuedBy, string Totals, StateView State)
{
    public static StatementRow For(Statement statement, StatementStanding standing, Formats formats) => new(
        statement.Number,
        formats.Number(statement.Version),
        CspPaths.Statement(statement),
        statement.CustomerName,
        statement.InvoiceNumber,
        CspPaths.InvoiceStatements(statement.AccountId, statement.InvoiceNumber),
        formats.Period(statement.Period),
        formats.Moment(statement.IssuedAt),
        statement.IssuedBy,
        string.Join(", ", statement.Blocks.Select(block => formats.Money(block.Price))),
        StatementStates.For(standing, statement));
}
