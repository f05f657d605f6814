using HcpCsp.Abstractions.Pages;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pages.Views;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Pages.Statements;

/// <summary>One version of a statement: its figures, its files, and what it would be different in today.</summary>
internal sealed class StatementPage(ICspStore store, IBillingLedger ledger, IPlanStore plans, StatementDifferences differences, PageComposer composer)
{
    public Task<PageResult> GetAsync(PageRequest request, CancellationToken cancellationToken)
    {
        if (Find(request) is not { } statement)
            return Task.FromResult<PageResult>(Missing.Statement);

        Breadcrumb[] way =
        [
            .. Ways.ToBilling, new("Billing", CspPaths.Billing), new(statement.InvoiceNumber, CspPaths.Invoice(statement.AccountId, statement.InvoiceNumber)),
            new("Statements", CspPaths.InvoiceStatements(statement.AccountId, statement.InvoiceNumber)),
        ];
        return Task.FromResult<PageResult>(composer.Compose(request, "Statement " + statement.Number, way, "statement", View(request, statement)));
    }

    /// <summary>The file as it was issued, once it is proven to be that.</summary>
    public async Task<PageResult> DownloadAsync(PageRequest request, CancellationToken cancellationToken) =>
        Find(request) is { } statement ? await StatementDownload.SendAsync(store, statement, cancellationToken) : Missing.Statement;

    private Statement? Find(PageRequest request) =>
        store.FindAccount(request.RouteValues["accountId"]) is not { } account ? null : store.Statements.ListVersions(account.Id, request.RouteValues["number"])
            .FirstOrDefault(one => string.Equals(one.Version.ToString(System.Globalization.CultureInfo.InvariantCulture), request.RouteValues["version"], StringComparison.Ordinal));

    private StatementView View(PageRequest request, Statement statement)
    {
        var formats = new Formats(request.Culture);
        IReadOnlyList<Statement> versions = store.Statements.ListVersions(statement.AccountId, statement.Number);
        InvoiceBill? bill = ledger.FindInvoice(statement.AccountId, statement.InvoiceNumber);
        StatementDifference? difference = bill is null || statement.State is StatementState.Superseded ? null : differences.Calculate(statement);
        StatementStanding standing =
            statement.State is StatementState.Superseded ? StatementStanding.Superseded
            : difference is { IsNone: false } ? StatementStanding.Differs
            : StatementStanding.Issued;
        return new StatementView
        {
            Number = statement.Number,
            Version = formats.Number(statement.Version),
            State = StatementStates.For(standing, statement),
            Customer = statement.CustomerName,
            CustomerPath = CspPaths.Customer(statement.AccountId, statement.CustomerId),
            Invoice = statement.InvoiceNumber,
            InvoicePath = CspPaths.Invoice(statement.AccountId, statement.InvoiceNumber),
            Period = formats.Period(statement.Period),
            Issued = formats.Moment(statement.IssuedAt),
            IssuedBy = statement.IssuedBy,
            Rule = bill is null ? "" : Markups.Describe(FrozenRules.Thaw(statement, plans).Select(statement.CustomerId, bill.Invoice), formats),
            TaxRate = statement.TaxRatePercent is { } rate ? formats.Percent(rate) : "None set",
            DataVersion = statement.DataVersionId,
            Blocks = [.. statement.Blocks.Select(block => BlockRow.For(block, formats))],
            Files = [.. statement.Files.Select(file => FileRow.For(file, statement, formats))],
            Difference = difference is null ? null : DifferenceView.For(difference, request, formats),
            ReissuePath = standing is StatementStanding.Differs ? CspPaths.Statement(statement) + "/reissue" : "",
            Versions = versions.Count == 1 ? [] : [.. versions.Select(one => StatementRow.For(one, one == statement ? standing : StatementStandingOf(one), formats))],
            Done = Confirmations.Find(request),
        };
    }

    // Of the others, only whether a later one took its place: their differences are on their own pages.
    private static StatementStanding StatementStandingOf(Statement other) => other.State is StatementState.Superseded ? StatementStanding.Superseded : StatementStanding.Issued;
}

internal sealed record StatementView
{
    public required string Number { get; init; }

    public required string Version { get; init; }

    public required StateView State { get; init; }

    public required string Customer { get; init; }

    public required string CustomerPath { get; init; }

    public required string Invoice { get; init; }

    public required string InvoicePath { get; init; }

    public required string Period { get; init; }

    public required string Issued { get; init; }

    public required string IssuedBy { get; init; }

    public required string Rule { get; init; }

    public required string TaxRate { get; init; }

    public required string DataVersion { get; init; }

    public required IReadOnlyList<BlockRow> Blocks { get; init; }

    public required IReadOnlyList<FileRow> Files { get; init; }

    /// <summary>Null for a superseded version: its successor is held against today.</summary>
    public required DifferenceView? Difference { get; init; }

    /// <summary>Empty when there is nothing to issue anew.</summary>
    public required string ReissuePath { get; init; }

    /// <summary>Empty when it is the only one.</summary>
    public required IReadOnlyList<StatementRow> Versions { get; init; }

    public required string Done { get; init; }
}

/// <summary>The figures in one currency.</summary>
internal sealed record BlockRow(string Currency, string Lines, string Cost, string Price, string Margin, string Tax, string Total)
{
    public static BlockRow For(StatementBlock block, Formats formats) => new(
        block.Currency,
        formats.Number(block.LineCount),
        formats.Amount(block.Cost),
        formats.Amount(block.Price),
        formats.Amount(block.Price - block.Cost),
        block.Tax is { } tax ? formats.Amount(tax) : Formats.None,
        formats.Amount(block.Total));
}

internal sealed record FileRow(string Name, string Path, string Rows, string Size, string Sha256, string VerifyPath)
{
    public static FileRow For(StatementFile file, Statement statement, Formats formats) => new(
        file.Name, CspPaths.StatementFile(statement), formats.Number(file.Rows), formats.Number(file.Size), file.Sha256, CspPaths.With(CspPaths.VerifyStatement, ("sha256", file.Sha256)));
}
