using HcpCsp.Plugin.Billing.Reported;
using HcpCsp.Plugin.Billing.Statements;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Loading;

namespace HcpCsp.Plugin.Billing.Usage;

/// <summary>
/// A customer's daily usage at its price: what its Azure plan lines are priced at, as issued where a statement is, spread over the usage that
/// they are made of.
/// </summary>
internal sealed class CustomerUsage
{
    private readonly IAccountStore store;
    private readonly IReadOnlyList<Part> parts;

    /// <param name="store">Of the account.</param>
    /// <param name="statements">As issued, else live.</param>
    /// <param name="documents">Those that bill the customer, oldest first.</param>
    /// <param name="customerId">Normalized.</param>
    public CustomerUsage(IAccountStore store, StatementsInForce statements, IEnumerable<ReportedDocument> documents, string customerId)
    {
        this.store = store;
        parts = [.. documents.Where(static document => document.Counts).SelectMany(document => PartsOf(document, statements.Find(document.Bill, customerId)))];
    }

    /// <summary>Streams them, oldest document first. The parts and what is untraced come to the price of the Azure plan lines, per currency.</summary>
    public IEnumerable<UsageEntry> Read()
    {
        foreach (Part part in parts)
        {
            UsageAllotment.Reading reading = part.Allotment.Read();
            foreach (UsageLine line in ReadUsage(part.Document, part.Statement, part.Currency))
                yield return new UsageEntry(part.Document.Number, part.Statement.CustomerId, part.Statement.CustomerName, line, part.Currency, reading.Take(line));
        }
    }

    /// <summary>Price of Azure plan lines that no usage was found for, by month and currency; those of nothing are left out.</summary>
    public IReadOnlyList<(DateOnly Month, Money Price)> Untraced =>
    [
        .. parts.Where(static part => part.Allotment.Untraced.Amount != 0m)
            .GroupBy(static part => (part.Document.Month, part.Currency))
            .Select(static group => (group.Key.Month, new Money(group.Sum(static part => part.Allotment.Untraced.Amount), group.Key.Currency))),
    ];

    /// <summary>The price that is spread.</summary>
    public decimal AzurePriceIn(string currency) => parts.Where(part => string.Equals(part.Currency, currency, StringComparison.Ordinal)).Sum(static part => part.Price);

    public IReadOnlyList<string> Currencies => [.. parts.Select(static part => part.Currency).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private IEnumerable<Part> PartsOf(ReportedDocument document, CustomerStatement? statement)
    {
        if (statement is null)
            yield break;
        foreach (CustomerBill bill in statement.Bills)
        {
            string currency = bill.Price.Currency;
            PricedLineSum azure = new();
            UsageAllotment allotment = UsageAllotment.Of(azure.Count(statement.ReadLines(bill)), ReadUsage(document, statement, currency), currency);
            yield return new Part(document, statement, currency, azure.Price, allotment);
        }
    }

    private IEnumerable<UsageLine> ReadUsage(ReportedDocument document, CustomerStatement statement, string currency) => document.Usage is { } version
        ? store.ReadUsage(version.Id, statement.CustomerId).Where(line => string.Equals(UsageTally.CurrencyOf(line, document.Currency), currency, StringComparison.Ordinal))
        : [];

    private sealed record Part(ReportedDocument Document, CustomerStatement Statement, string Currency, decimal Price, UsageAllotment Allotment);

    /// <summary>Adds Azure plan lines up, apart from the spreading, for it to be held against.</summary>
    private sealed class PricedLineSum
    {
        public decimal Price { get; private set; }

        public IEnumerable<PricedLine> Count(IEnumerable<PricedLine> lines)
        {
            foreach (PricedLine line in lines)
            {
                if (ProductFamilyClassifier.Classify(line.Line) == ProductFamily.AzurePlan)
                    Price += line.Outcome.Price.Amount;
                yield return line;
            }
        }
    }
}
