using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Versions;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>Holds what was issued against what data and rules of today come to.</summary>
/// <remarks>
/// In between stand today's lines under the rule of the statement: from what was issued to there, the data made the difference; from there
/// to today, the rules did. So both together are the whole, to the last digit.
/// </remarks>
internal sealed class StatementDifferences(ICspStore store, IPlanStore plans, IBillingLedger ledger)
{
    /// <summary>Lines that are named, of the largest differences.</summary>
    public const int MostLines = 500;

    public StatementDifference Calculate(Statement statement)
    {
        InvoiceBill bill = ledger.FindInvoice(statement.AccountId, statement.InvoiceNumber)
            ?? throw new InvalidOperationException($"Document {statement.InvoiceNumber} is unknown, though statement {statement.Number} is of it.");
        var sides = new StatementSides(store.OpenAccount(statement.AccountId), statement, bill, FrozenRules.Thaw(statement, plans));
        decimal? rate = store.GetCustomerSettings(statement.AccountId, statement.CustomerId).TaxRatePercent;
        if (sides.IsUnchanged)
            return new StatementDifference(statement, rate, Compare(statement, sides.Today, rate, null), [], 0);

        var tally = new DifferenceTally();
        foreach ((InvoiceLine line, Money price) in sides.ReadIssued(store.Statements.ReadPrices(statement)))
            tally.AddIssued(line, price);
        foreach (PricedLine line in sides.ReadRestated())
            tally.AddRestated(line.Line, line.Outcome.Price);
        foreach (PricedLine line in sides.ReadToday())
            tally.AddToday(line.Line, line.Outcome.Price);
        var differing = tally.ListDiffering(MostLines, out int count);
        Dictionary<LineIdentity, InvoiceLine> samples = FindSamples(sides, [.. differing.Select(one => one.Identity)]);
        return new StatementDifference(
            statement,
            rate,
            Compare(statement, sides.Today, rate, tally),
            [.. differing.Select(one => new LineDifference(samples[one.Identity], one.Figures.IssuedCount, one.Figures.TodayCount, one.Figures.In(one.Currency)))],
            count);
    }

    /// <param name="statement">Statement.</param>
    /// <param name="today">The customer's bills of today.</param>
    /// <param name="rate">Of today.</param>
    /// <param name="tally">Null when lines and rule are those of then.</param>
    private static IReadOnlyList<CurrencyDifference> Compare(Statement statement, IReadOnlyList<CustomerBill> today, decimal? rate, DifferenceTally? tally)
    {
        IEnumerable<string> currencies = statement.Blocks.Select(block => block.Currency).Union(today.Select(bill => bill.Price.Currency), StringComparer.Ordinal);
        return [.. currencies.Select(currency =>
        {
            StatementBlock? block = statement.Blocks.FirstOrDefault(one => one.Currency == currency);
            Money now = today.FirstOrDefault(bill => bill.Price.Currency == currency)?.Price ?? Money.Zero(currency);
            var figures = new PriceDifference(block?.Price ?? Money.Zero(currency), tally?.SumOfRestated(currency) ?? now, now);
            return new CurrencyDifference(figures, block?.Tax, StatementTax.On(now, rate));
        })];
    }

    private static Dictionary<LineIdentity, InvoiceLine> FindSamples(StatementSides sides, HashSet<LineIdentity> wanted)
    {
        var found = new Dictionary<LineIdentity, InvoiceLine>();
        if (wanted.Count == 0)
            return found;
        foreach (InvoiceLine line in sides.ReadToday().Select(line => line.Line).Concat(sides.ReadIssued([]).Select(one => one.Line)))
        {
            LineIdentity identity = LineIdentity.Of(line);
            if (wanted.Contains(identity))
                found.TryAdd(identity, line);
        }

        return found;
    }
}
