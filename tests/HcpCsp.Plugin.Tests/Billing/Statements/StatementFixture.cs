using System.Globalization;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using static HcpCsp.Plugin.Tests.Builders.BillingBuilders;

namespace HcpCsp.Plugin.Tests.Billing.Statements;

/// <summary>A document, its statements, and what may change after they were issued.</summary>
internal sealed class StatementFixture : IStatementWriter
{
    public const string Number = "G104500001";

    public StatementFixture()
    {
        Store = new InMemoryStore().With(AnAccount(managed: 10m, nonManaged: 20m));
        Ledger = new BillingLedger(Store, new AccountRules(Store, Plans, Tenants));
        Differences = new StatementDifferences(Store, Plans, Ledger);
        Issuer = new StatementIssuer(Store, Ledger, this, Differences, Time);
    }

    public InMemoryStore Store { get; }

    public InMemoryPlanStore Plans { get; } = new();

    public FakeTenants Tenants { get; } = new();

    public FakeTimeProvider Time { get; } = new(Builders.StatementBuilders.IssueTime);

    public BillingLedger Ledger { get; }

    public StatementDifferences Differences { get; }

    public StatementIssuer Issuer { get; }

    /// <summary>Customer whose file must not go out.</summary>
    public string? Leaking { get; set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Puts the document there, or restates it.</summary>
    public StatementFixture Put(params InvoiceLine[] lines) => Put(AnInvoice(over: lines), lines);

    public StatementFixture Put(Invoice invoice, InvoiceLine[]? lines)
    {
        Store.Data(AccountId).With(invoice, lines);
        return this;
    }

    public void Settings(decimal? markup, decimal? taxRate = null, string customerId = Contoso) =>
        Store.SaveCustomerSettings(Store.GetCustomerSettings(AccountId, customerId) with { MarkupPercent = markup, TaxRatePercent = taxRate });

    public Task<IssueOutcome> TryIssueAsync(string customerId = Contoso, string number = Number) => Issuer.IssueAsync(AccountId, number, customerId, "eva", Token);

    public async Task<Statement> IssueAsync(string customerId = Contoso) => (await TryIssueAsync(customerId)).ShouldBeOfType<IssueOutcome.Issued>().Statement;

    public Task<IssueOutcome> ReissueAsync() => Issuer.ReissueAsync(AccountId, Number, Contoso, "eva", Token);

    public Task<IssueRun> IssueAllAsync(string? number = Number, Action<int, int>? report = null) =>
        Issuer.IssueAllAsync(AccountId, number, "eva", report ?? ((_, _) => { }), Token);

    public Task<IssueRun> ReissueAllAsync() => Issuer.ReissueAllAsync(AccountId, Number, "eva", (_, _) => { }, Token);

    public StatementDifference Difference() => Differences.Calculate(Store.Statements.ListInForce(AccountId, Number)[Contoso]);

    public PriceDifference Figures() => Difference().Currencies.ShouldHaveSingleItem().Figures;

    public string FileNameOf(CustomerStatement statement) => $"{statement.Number} v{statement.Version}.txt";

    /// <summary>The lines' prices as text.</summary>
    public async Task<int> WriteAsync(CustomerStatement statement, Stream output, CancellationToken cancellationToken)
    {
        if (statement.CustomerId == Leaking)
            throw new StatementNotWrittenException("It was held back.", new InvalidOperationException());
        PricedLine[] lines = [.. statement.Bills.SelectMany(statement.ReadLines)];
        await using var text = new StreamWriter(output, leaveOpen: true);
        await text.WriteAsync(string.Join(' ', lines.Select(line => line.Outcome.Price.Amount.ToString(CultureInfo.InvariantCulture))));
        return lines.Length;
    }

    public async Task<string> ReadFileAsync(Statement statement)
    {
        await using Stream file = await Store.Statements.OpenFileAsync(statement, statement.Files[0], Token);
        return await new StreamReader(file).ReadToEndAsync(Token);
    }
}
