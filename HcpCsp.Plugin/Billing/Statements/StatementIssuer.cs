using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Issues statements: freezes the prices of a customer's lines and the files that tell them.</summary>
internal sealed class StatementIssuer(ICspStore store, IBillingLedger ledger, IStatementWriter writer, StatementDifferences differences, TimeProvider time)
{
    // One transaction each, and a step of the progress.
    private const int AtOnce = 32;

    private readonly Lock keeping = new();

    /// <summary>Issues the first version; harmless when there is one.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="invoiceNumber">Document.</param>
    /// <param name="customerId">Customer.</param>
    /// <param name="by">User name.</param>
    /// <param name="cancellationToken">Gives up; nothing is issued then.</param>
    public async Task<IssueOutcome> IssueAsync(string accountId, string invoiceNumber, string customerId, string by, CancellationToken cancellationToken) =>
        FindInForce(accountId, invoiceNumber, customerId) is { } before
            ? new IssueOutcome.AlreadyIssued(before)
            : await IssueAsync(accountId, invoiceNumber, customerId, 1, by, cancellationToken);

    /// <summary>Issues the next version where data or rules have come to something else since; the version before is superseded, and stays.</summary>
    /// <inheritdoc cref="IssueAsync(string, string, string, string, CancellationToken)"/>
    public async Task<IssueOutcome> ReissueAsync(string accountId, string invoiceNumber, string customerId, string by, CancellationToken cancellationToken)
    {
        if (FindInForce(accountId, invoiceNumber, customerId) is not { } before)
            return new IssueOutcome.Refused("No statement was issued yet: there is none to be issued again.");
        return differences.Calculate(before).IsNone
            ? new IssueOutcome.AlreadyIssued(before)
            : await IssueAsync(accountId, invoiceNumber, customerId, before.Version + 1, by, cancellationToken);
    }

    /// <summary>Issues a first version to every customer who has none; statements that are there stay as they are.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="invoiceNumber">Document; null for all of the account.</param>
    /// <param name="by">User name.</param>
    /// <param name="report">Hears how many are done, and of how many.</param>
    /// <param name="cancellationToken">Ends it; what was issued by then stays issued.</param>
    public async Task<IssueRun> IssueAllAsync(string accountId, string? invoiceNumber, string by, Action<int, int> report, CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        (InvoiceBill Bill, string CustomerId)[] open = [.. ListBills(accountId, invoiceNumber).SelectMany(bill => ListCustomers(bill, refusals))];
        Wish[] wanted = [.. open.Where(one => FindInForce(accountId, one.Bill.Invoice.Number, one.CustomerId) is null).Select(one => new Wish(one.Bill, one.CustomerId, 1))];
        IssueRun run = await IssueAsync(wanted, by, report, cancellationToken);
        return run with { AlreadyIssued = open.Length - wanted.Length, Refusals = refusals };
    }

    /// <summary>Issues the next version of every statement in force that data or rules have come to something else since; the others stay as they are.</summary>
    /// <inheritdoc cref="IssueAllAsync"/>
    public async Task<IssueRun> ReissueAllAsync(string accountId, string? invoiceNumber, string by, Action<int, int> report, CancellationToken cancellationToken)
    {
        var refusals = new List<string>();
        var wanted = new List<Wish>();
        int unchanged = 0;
        foreach (InvoiceBill bill in ListBills(accountId, invoiceNumber))
        {
            foreach (Statement before in store.Statements.ListInForce(accountId, bill.Invoice.Number).Values)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (differences.Calculate(before).IsNone)
                    unchanged++;
                else if ((IssueRefusals.Find(bill) ?? IssueRefusals.Find(bill, before.CustomerId)) is { } refusal)
                    refusals.Add($"{before.CustomerName}: {refusal}");
                else
                    wanted.Add(new Wish(bill, before.CustomerId, before.Version + 1));
            }
        }

        IssueRun run = await IssueAsync(wanted, by, report, cancellationToken);
        return run with { AlreadyIssued = unchanged, Refusals = refusals, IsAnew = true };
    }

    private async Task<IssueRun> IssueAsync(IReadOnlyCollection<Wish> wanted, string by, Action<int, int> report, CancellationToken cancellationToken)
    {
        var heldBack = new ConcurrentQueue<string>();
        int issued = 0;
        int done = 0;
        report(0, wanted.Count);
        foreach (Wish[] some in wanted.Chunk(AtOnce))
        {
            var prepared = new ConcurrentBag<IssuedStatement>();
            await Parallel.ForEachAsync(some, cancellationToken, async (one, token) =>
            {
                try
                {
                    prepared.Add(await PrepareAsync(one.Bill, one.CustomerId, one.Version, by, token));
                }
                catch (StatementNotWrittenException exception)
                {
                    heldBack.Enqueue($"{one.Bill.Invoice.Number}: {exception.Message}");
                }
            });
            issued += Keep([.. prepared.OrderBy(one => one.Statement.Number, StringComparer.Ordinal)]);
            report(done += some.Length, wanted.Count);
        }

        return new IssueRun(issued, 0, [], [.. heldBack]);
    }

    private IEnumerable<InvoiceBill> ListBills(string accountId, string? invoiceNumber) =>
        invoiceNumber is null ? ledger.ListInvoices(accountId) : ledger.FindInvoice(accountId, invoiceNumber) is { } bill ? [bill] : [];

    // The bucket of lines without a customer is nobody's to refuse: it is shown wherever customers are.
    private static IEnumerable<(InvoiceBill Bill, string CustomerId)> ListCustomers(InvoiceBill bill, List<string> refusals)
    {
        if (IssueRefusals.Find(bill) is not { } refusal)
        {
            return bill.Customers.Select(customer => customer.CustomerId)
                .Where(id => id is not CustomerId.Unassigned)
                .Distinct(StringComparer.Ordinal)
                .Select(id => (bill, id));
        }

        refusals.Add(refusal);
        return [];
    }

    private async Task<IssueOutcome> IssueAsync(string accountId, string invoiceNumber, string customerId, int version, string by, CancellationToken cancellationToken)
    {
        if (ledger.FindInvoice(accountId, invoiceNumber) is not { } bill)
            return new IssueOutcome.Refused($"There is no document {invoiceNumber}.");
        if ((IssueRefusals.Find(bill) ?? IssueRefusals.Find(bill, customerId)) is { } refusal)
            return new IssueOutcome.Refused(refusal);
        try
        {
            IssuedStatement prepared = await PrepareAsync(bill, customerId, version, by, cancellationToken);
            return Keep([prepared]) == 1 || FindInForce(accountId, invoiceNumber, customerId) is not { } other
                ? new IssueOutcome.Issued(prepared.Statement)
                : new IssueOutcome.AlreadyIssued(other);
        }
        catch (StatementNotWrittenException exception)
        {
            return new IssueOutcome.Refused(exception.Message);
        }
    }

    private async Task<IssuedStatement> PrepareAsync(InvoiceBill bill, string customerId, int version, string by, CancellationToken cancellationToken)
    {
        CustomerStatement live = CustomerStatement.Find(store, bill, customerId)
            ?? throw new InvalidOperationException($"Document {bill.Invoice.Number} bills nothing to {customerId}.");
        CustomerStatement draft = live with { Version = version };
        IReadOnlyList<FrozenPrice> prices = [.. draft.Bills.SelectMany(one => FreezePrices(draft, one))];
        Statement statement = Freeze(draft, version, by);
        StatementFile file = await store.Statements.KeepFileAsync(
            statement, writer.FileNameOf(draft), (output, token) => writer.WriteAsync(draft, output, token), cancellationToken);
        return new IssuedStatement(statement with { Files = [file] }, prices);
    }

    private static List<FrozenPrice> FreezePrices(CustomerStatement draft, CustomerBill bill)
    {
        List<FrozenPrice> prices = [.. draft.ReadLines(bill)
            .Where(line => line.Outcome is not PricingOutcome.Fee)
            .Select(line => new FrozenPrice(line.Line.Position, line.Outcome.Price))];
        Money fees = bill.Fees.Aggregate(Money.Zero(bill.Price.Currency), static (total, fee) => total + fee.Amount);
        Money sum = prices.Aggregate(fees, static (total, price) => total + price.Price);
        return sum == bill.Price
            ? prices
            : throw new InvalidOperationException($"The lines of {bill.CustomerName} come to {sum.Amount}, and their bill to {bill.Price.Amount} {sum.Currency}.");
    }

    private Statement Freeze(CustomerStatement draft, int version, string by) => new()
    {
        AccountId = draft.Invoice.Account.Id,
        InvoiceNumber = draft.Invoice.Invoice.Number,
        CustomerId = draft.CustomerId,
        Version = version,
        Number = draft.Number,
        CustomerName = draft.CustomerName,
        Period = draft.Invoice.Invoice.Period,
        DataVersionId = draft.Invoice.Invoice.Lines?.Id ?? throw new InvalidOperationException("A statement of lines that aren't read."),
        Rule = FrozenRules.Freeze(draft.Bills[0].Rule),
        RuleFingerprint = RuleFingerprint.Of(draft.Bills[0].Rule),
        TaxRatePercent = draft.TaxRatePercent,
        Blocks = [.. draft.Bills.Select(bill => new StatementBlock(bill.LineCount, bill.Cost, bill.Price, draft.TaxOf(bill))
        {
            Fees = [.. bill.Fees.Select(fee => new StatementFee(fee.Name, fee.Amount))],
        })],
        IssuedAt = time.GetUtcNow(),
        IssuedBy = by,
        Files = [],
    };

    /// <summary>Those that somebody else issued meanwhile are left out.</summary>
    private int Keep(IReadOnlyList<IssuedStatement> prepared)
    {
        lock (keeping)
        {
            IssuedStatement[] still = [.. prepared.Where(one =>
                (FindInForce(one.Statement.AccountId, one.Statement.InvoiceNumber, one.Statement.CustomerId)?.Version ?? 0) == one.Statement.Version - 1)];
            if (still.Length > 0)
                store.Statements.Issue(still);
            return still.Length;
        }
    }

    private Statement? FindInForce(string accountId, string invoiceNumber, string customerId) =>
        store.Statements.ListInForce(accountId, invoiceNumber).GetValueOrDefault(customerId);

    /// <summary>A version of a statement that is to be issued.</summary>
    private sealed record Wish(InvoiceBill Bill, string CustomerId, int Version);
}
