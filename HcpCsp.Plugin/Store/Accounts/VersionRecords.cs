using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Versions;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Versions of documents that are, or were, in force.</summary>
/// <param name="findStatementOf">A statement that was made from a version; null for none.</param>
internal sealed class VersionRecords(AccountFile file, InvoiceRecords invoices, LineRecords lines, Func<string, Statement?> findStatementOf)
{
    // Customers share what lines are packed in: so it is unpacked for some of them at a time, and not for each.
    private const int CustomersAtOnce = 64;

    private ILiteCollection<BsonDocument> Collection => file.Collection(Collections.Versions);

    public IReadOnlyList<DocumentVersion> List(string invoiceNumber, LineKind kind) =>
    [
        .. Collection.Find(Keys.Equal("invoice", invoiceNumber)).Select(VersionDocument.Read)
            .Where(version => version.Kind == kind)
            .OrderByDescending(static version => version.LoadedAt)
            .ThenBy(static version => version.Id, StringComparer.Ordinal),
    ];

    public IEnumerable<CustomerRestatement> Compare(string earlierId, string laterId)
    {
        (DocumentVersion earlier, DocumentVersion later) = GetComparable(earlierId, laterId);
        return Compare(earlier, later, CurrencyOf(later));
    }

    public IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId)
    {
        (DocumentVersion earlier, DocumentVersion later) = GetComparable(earlierId, laterId);
        VersionComparison comparison = Compare(earlier, later, customerId, customerId, CurrencyOf(later));
        return comparison.ListLines(lines.ReadLines(earlier.Id, customerId), lines.ReadLines(later.Id, customerId));
    }

    public void Drop(string versionId) => file.Change(() =>
    {
        if (Collection.FindById(versionId) is not { } found)
            return;
        DocumentVersion version = VersionDocument.Read(found);
        if (invoices.HasInForce(version))
            throw new StoreException($"Version {versionId} of {version.InvoiceNumber} is in force: it can't be dropped.");
        if (findStatementOf(versionId) is { } statement)
            throw new StoreException($"Version {versionId} of {version.InvoiceNumber} can't be dropped: statement {statement.Number}, version {statement.Version}, was issued from it.");
        Collection.Delete(versionId);
        lines.Delete(versionId);
    });

    private IEnumerable<CustomerRestatement> Compare(DocumentVersion earlier, DocumentVersion later, string currency)
    {
        // The later name, where a customer has two.
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (LineSummary summary in lines.ListSummaries(earlier.Id).Concat(lines.ListSummaries(later.Id)))
            names[summary.CustomerId] = summary.CustomerName;
        foreach (string[] some in names.Keys.Chunk(CustomersAtOnce))
        {
            Dictionary<string, VersionComparison> comparisons = some.ToDictionary(static id => id, id => new VersionComparison(id, names[id], currency), StringComparer.Ordinal);
            foreach ((string customerId, InvoiceLine line) in lines.ReadLinesOf(earlier.Id, some))
                comparisons[customerId].AddBefore(line);
            foreach ((string customerId, InvoiceLine line) in lines.ReadLinesOf(later.Id, some))
                comparisons[customerId].AddAfter(line);
            foreach (CustomerRestatement restatement in some.SelectMany(id => comparisons[id].Finish()))
                yield return restatement;
        }
    }

    private VersionComparison Compare(DocumentVersion earlier, DocumentVersion later, string customerId, string name, string currency)
    {
        var comparison = new VersionComparison(customerId, name, currency);
        foreach (InvoiceLine line in lines.ReadLines(earlier.Id, customerId))
            comparison.AddBefore(line);
        foreach (InvoiceLine line in lines.ReadLines(later.Id, customerId))
            comparison.AddAfter(line);
        return comparison;
    }

    private (DocumentVersion Earlier, DocumentVersion Later) GetComparable(string earlierId, string laterId)
    {
        DocumentVersion earlier = Get(earlierId), later = Get(laterId);
        return earlier.InvoiceNumber == later.InvoiceNumber && earlier.Kind == LineKind.Billed && later.Kind == LineKind.Billed
            ? (earlier, later)
            : throw new StoreException($"The versions {earlierId} and {laterId} aren't of the lines of one document.");
    }

    private string CurrencyOf(DocumentVersion version) => invoices.Get(version.InvoiceNumber).Total.Currency.ToUpperInvariant();

    private DocumentVersion Get(string versionId) =>
        Collection.FindById(versionId) is { } found ? VersionDocument.Read(found) : throw new StoreException($"There is no version {versionId}.");
}
