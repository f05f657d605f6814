using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>Headers of documents, each with the versions of its lines and usage that are in force.</summary>
internal sealed class InvoiceRecords
{
    private readonly AccountFile file;
    private readonly CheckpointRecords checkpoints;
    private readonly Cached<IReadOnlyList<Invoice>> invoices;

    public InvoiceRecords(AccountFile file, CheckpointRecords checkpoints)
    {
        this.file = file;
        this.checkpoints = checkpoints;
        invoices = new(() => file.Revision, Read);
    }

    private ILiteCollection<BsonDocument> Collection => file.Collection(Collections.Invoices);

    public IReadOnlyList<Invoice> List() => invoices.Value;

    public Invoice? Find(string number) => List().FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.Ordinal));

    public Invoice Get(string number) => Find(number) ?? throw new StoreException($"Invoice {number} isn't known.");

    public void Save(IReadOnlyList<Invoice> listed, UnitCheckpoint checkpoint) => file.Change(() =>
    {
        foreach (Invoice invoice in listed)
        {
            BsonDocument document = InvoiceDocument.From(invoice with { Lines = null, Usage = null });
            if (Collection.FindById(document["_id"]) is { } known)
            {
                document["lines"] = known["lines"];
                document["usage"] = known["usage"];
            }

            Collection.Upsert(document);
        }

        checkpoints.Put(checkpoint);
    });

    /// <summary>Within the transaction that stores the version.</summary>
    public void PutInForce(DocumentVersion version)
    {
        BsonDocument invoice = Collection.FindById(InvoiceDocument.Key(version.InvoiceNumber))
            ?? throw new StoreException($"Invoice {version.InvoiceNumber} isn't known any more.");
        file.Collection(Collections.Versions).Insert(VersionDocument.From(version));
        invoice[version.Kind == LineKind.Billed ? "lines" : "usage"] = version.Id;
        Collection.Update(invoice);
    }

    public bool HasInForce(DocumentVersion version) =>
        Collection.FindById(InvoiceDocument.Key(version.InvoiceNumber)) is { } header
        && (header.FindText("lines") == version.Id || header.FindText("usage") == version.Id);

    private List<Invoice> Read()
    {
        // Headers first: a version is stored before the header that names it, in one transaction.
        List<BsonDocument> headers = [.. Collection.FindAll()];
        Dictionary<string, DocumentVersion> versions = file.Collection(Collections.Versions).FindAll().Select(VersionDocument.Read)
            .ToDictionary(static version => version.Id, StringComparer.Ordinal);
        return
        [
            .. AmendmentTree.MarkVoided([.. headers.Select(header => InvoiceDocument.Read(header, id => versions[id]))])
                .OrderByDescending(static invoice => invoice.InvoiceDate)
                .ThenByDescending(static invoice => invoice.Number, StringComparer.Ordinal),
        ];
    }
}
