using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Pricing;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Billing.Statements;

/// <summary>A customer's lines as issued, as they are today under the rule of then, and as they are today.</summary>
internal sealed class StatementSides
{
    private readonly IAccountStore store;
    private readonly Statement statement;
    private readonly Invoice invoice;
    private readonly IReadOnlyList<CustomerBill> restated;

    public StatementSides(IAccountStore store, Statement statement, InvoiceBill bill, PricingRules rulesOfThen)
    {
        this.store = store;
        this.statement = statement;
        invoice = bill.Invoice;
        Today = [.. bill.Customers.Where(customer => string.Equals(customer.CustomerId, statement.CustomerId, StringComparison.Ordinal))];
        PricingRule ruleOfThen = rulesOfThen.Select(statement.CustomerId, invoice);
        IReadOnlyList<CustomerFee> fees = ListFees(rulesOfThen, ruleOfThen);
        restated = [.. Today.Select(today => today with { Rule = ruleOfThen, Fees = [.. fees.Where(fee => fee.IsOn(today.CustomerId, today.Price.Currency))] })];
    }

    /// <summary>The customer's bills of today, one per currency.</summary>
    public IReadOnlyList<CustomerBill> Today { get; }

    /// <summary>Whether nothing that sets a price is another than when the statement was issued.</summary>
    public bool IsUnchanged =>
        string.Equals(invoice.Lines?.Id, statement.DataVersionId, StringComparison.Ordinal)
        && Today.Count == statement.Blocks.Count
        && Today.All(bill => RuleFingerprint.Of(bill.Rule) == statement.RuleFingerprint && statement.Blocks.Any(block => block.Price == bill.Price && HasSameFees(block, bill)));

    /// <param name="prices">As frozen; without them, the lines come with a price of nothing.</param>
    public IEnumerable<(InvoiceLine Line, Money Price)> ReadIssued(IReadOnlyList<FrozenPrice> prices)
    {
        Dictionary<int, Money> byPosition = prices.ToDictionary(price => price.Position, price => price.Price);
        foreach (InvoiceLine line in store.ReadLines(statement.DataVersionId, statement.CustomerId))
            yield return (line, byPosition.GetValueOrDefault(line.Position));
        foreach (StatementFee fee in statement.Blocks.SelectMany(block => block.Fees))
            yield return (new CustomerFee(statement.CustomerId, statement.CustomerName, fee.Name, fee.Amount).AsLine(invoice, new PricingRule.None()).Line, fee.Amount);
    }

    public IEnumerable<PricedLine> ReadRestated() => restated.SelectMany(bill => BillLines.Read(store, invoice, bill));

    public IEnumerable<PricedLine> ReadToday() => Today.SelectMany(bill => BillLines.Read(store, invoice, bill));

    private IReadOnlyList<CustomerFee> ListFees(PricingRules rules, PricingRule rule)
    {
        if (rule is not PricingRule.Plan { InForce.Fees.Count: > 0 } || invoice.Lines is not { } version)
            return [];
        LineSummary[] own = [.. store.ListSummaries(version.Id).Where(summary => string.Equals(summary.CustomerId, statement.CustomerId, StringComparison.Ordinal))];
        return new MonthlyFees(store).List(invoice, own, rules);
    }

    private static bool HasSameFees(StatementBlock block, CustomerBill bill) =>
        block.Fees.SequenceEqual(bill.Fees.Select(fee => new StatementFee(fee.Name, fee.Amount)));
}
