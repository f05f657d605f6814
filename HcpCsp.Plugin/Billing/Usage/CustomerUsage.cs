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

    /// <summary>What is spread, oldest first.</summary>
    public IReadOnlyList<UsageCharge> Charges => [.. parts.Select(static part => new UsageCharge(part.Document, part.Statement, part.Allotment.Price, part.Allotment.Untraced))];

    private IEnumerable<Part> PartsOf(ReportedDocument document, CustomerStatement? statement)
    {
        if (statement is null)
            yield break;
        foreach (CustomerBill bill in statement.Bills)
        {
            string currency = bill.Price.Currency;
            yield return new Part(document, statement, currency, UsageAllotment.Of(statement.ReadLines(bill), ReadUsage(document, statement, currency), currency));
        }
    }

    private IEnumerable<UsageLine> ReadUsage(ReportedDocument document, CustomerStatement statement, string currency) => document.Usage is { } version
        ? store.ReadUsage(version.Id, statement.CustomerId).Where(line => string.Equals(UsageTally.CurrencyOf(line, document.Currency), currency, StringComparison.Ordinal))
        : [];

    private sealed record Part(ReportedDocument Document, CustomerStatement Statement, string Currency, UsageAllotment Allotment);
}

/// <summary>What a customer's Azure plan lines on one document are priced at, in one currency.</summary>
/// <param name="Untraced">Of it, what no usage was found for.</param>
internal sealed record UsageCharge(ReportedDocument Document, CustomerStatement Statement, Money Price, Money Untraced);
