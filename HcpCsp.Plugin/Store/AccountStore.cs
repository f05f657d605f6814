using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Loading;
using HcpCsp.Plugin.Store.Segments;
using HcpCsp.Plugin.Store.Versions;
using LiteDB;

namespace HcpCsp.Plugin.Store;

/// <summary>One account's discovered data in one LiteDB file.</summary>
internal sealed class AccountStore : IAccountStore, IDisposable
{
    private readonly DatabaseFile file;
    private readonly TimeProvider time;
    private readonly Cached<IReadOnlyList<Customer>> customers;
    private readonly Cached<IReadOnlyList<Invoice>> invoices;
    private readonly Cached<IReadOnlyDictionary<string, int>> subscriptionCounts;
    private long revision;

    public AccountStore(string path, TimeProvider time)
    {
        this.time = time;
        Compaction.CompactWhenWorth(path, Migrations.Account);
        file = DatabaseFile.Open(path, Migrations.Account);
        customers = new(() => Revision, ReadCustomers);
        invoices = new(() => Revision, ReadInvoices);
        subscriptionCounts = new(() => Revision, ReadSubscriptionCounts);
        DiscardDeadLoads();
    }

    public long Revision => Interlocked.Read(ref revision);

    public IReadOnlyList<Customer> ListCustomers() => customers.Value;

    public Customer? FindCustomer(string customerId) =>
        file.Collection(Collections.Customers).FindById(Keys.Part(customerId)) is { } found ? CustomerDocument.Read(found) : null;

    public IReadOnlyList<Subscription> ListSubscriptions(string customerId) =>
    [
        .. file.Collection(Collections.Subscriptions)
            .Find(Query.EQ("customer", customerId))
            .Select(SubscriptionDocument.Read)
            .OrderBy(static subscription => subscription.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static subscription => subscription.Id, StringComparer.Ordinal),
    ];

    public IReadOnlyDictionary<string, int> CountSubscriptions() => subscriptionCounts.Value;

    public IReadOnlyList<Invoice> ListInvoices() => invoices.Value;

    public Invoice? FindInvoice(string number) =>
        invoices.Value.FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.Ordinal));

    public IReadOnlyList<CustomerMovement> ListCustomerMovements() => CustomerMovement.List(ListCustomers(), time.GetUtcNow());

    public IReadOnlyList<DocumentVersion> ListVersions(string invoiceNumber, LineKind kind) =>
    [
        .. file.Collection(Collections.Versions).Find(Query.EQ("invoice", invoiceNumber)).Select(VersionDocument.Read)
            .Where(version => version.Kind == kind)
            .OrderByDescending(static version => version.LoadedAt)
            .ThenBy(static version => version.Id, StringComparer.Ordinal),
    ];

    public IEnumerable<CustomerRestatement> CompareVersions(string earlierId, string laterId)
    {
        (DocumentVersion earlier, DocumentVersion later) = GetComparable(earlierId, laterId);
        return Compare(earlier, later, GetInvoiceCurrency(later.InvoiceNumber));
    }

    public IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId)
    {
        (DocumentVersion earlier, DocumentVersion later) = GetComparable(earlierId, laterId);
        VersionComparison comparison = Compare(earlier, later, customerId, customerId, GetInvoiceCurrency(later.InvoiceNumber));
        return comparison.ListLines(ReadLines(earlier.Id, customerId), ReadLines(later.Id, customerId));
    }

    public void DropVersion(string versionId) => Change(() =>
    {
        if (file.Collection(Collections.Versions).FindById(versionId) is not { } found)
            return;
        string invoice = VersionDocument.Read(found).InvoiceNumber;
        BsonDocument? header = file.Collection(Collections.Invoices).FindById(InvoiceDocument.Key(invoice));
        if (header?.FindText("lines") == versionId || header?.FindText("usage") == versionId)
            throw new StoreException($"Version {versionId} of {invoice} is in force: it can't be dropped.");

        file.Collection(Collections.Versions).Delete(versionId);
        file.Collection(Collections.Directories).Delete(versionId);
        foreach (string below in (string[])[Collections.Segments, Collections.Summaries, Collections.UsageSummaries, Collections.Prices])
            file.Collection(below).DeleteMany(Keys.Below(versionId));
    });

    /// <summary>Copies the file as it is between two writes.</summary>
    public void CopyTo(string path) => file.CopyTo(path);

    public IReadOnlyList<LineSummary> ListSummaries(string versionId) =>
    [
        .. SummaryChunks.Read(file.Collection(Collections.Summaries), versionId)
            .Select(SummaryDocument.Read)
            .OrderBy(static summary => summary.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static summary => summary.CustomerId, StringComparer.Ordinal)
            .ThenBy(static summary => summary.Currency, StringComparer.Ordinal),
    ];

    public IReadOnlyList<(Invoice Invoice, LineSummary Summary)> ListCustomerSummaries(string customerId)
    {
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Summaries);
        return
        [
            .. ListInvoices().Where(static invoice => invoice.Lines is not null).SelectMany(
                invoice => SummaryChunks.Read(collection, invoice.Lines!.Id, customerId).Select(SummaryDocument.Read),
                static (invoice, summary) => (invoice, summary)),
        ];
    }

    public IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId) =>
        [.. SummaryChunks.Read(file.Collection(Collections.UsageSummaries), versionId).Select(UsageSummaryDocument.Read)];

    public IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId) => ReadSegments(LineShapes.Billed, versionId, customerId);

    public IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId) => ReadSegments(LineShapes.Usage, versionId, customerId);

    public PriceSummary? FindPrices(string versionId, string customerId, string currency, string rulesFingerprint) =>
        file.Collection(Collections.Prices).FindById(Keys.Summary(versionId, customerId, currency)) is { } found
        && PriceDocument.Read(found) is { } prices
        && string.Equals(prices.RulesFingerprint, rulesFingerprint, StringComparison.Ordinal)
            ? prices
            : null;

    // Prices follow from lines and rules: keeping them changes nothing that pages show.
    public void SavePrices(PriceSummary prices) => SavePrices([prices]);

    public void SavePrices(IReadOnlyList<PriceSummary> prices) => file.Write(() => file.Collection(Collections.Prices).Upsert(prices.Select(PriceDocument.From)));

    public IReadOnlyDictionary<string, UnitCheckpoint> ListCheckpoints() =>
        file.Collection(Collections.Checkpoints).FindAll().Select(CheckpointDocument.Read)
            .ToDictionary(static checkpoint => checkpoint.Key, StringComparer.Ordinal);

    public void SaveCheckpoint(UnitCheckpoint checkpoint) => file.Write(() => PutCheckpoint(checkpoint));

    public void SaveCustomers(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint) => Change(() =>
    {
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Customers);
        foreach (ListedCustomer listed in page)
        {
            Customer? known = collection.FindById(Keys.Part(listed.Id)) is { } found ? CustomerDocument.Read(found) : null;
            collection.Upsert(CustomerDocument.From(CustomerMerge.Listed(known, listed, seenAt)));
        }

        PutCheckpoint(checkpoint);
    });

    public void MarkUnlistedCustomers(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint) => Change(() =>
    {
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Customers);
        foreach (Customer customer in ReadCustomers())
        {
            Customer marked = CustomerMerge.Marked(customer, listingStartedAt, checkpoint.FinishedAt);
            if (marked != customer)
                collection.Update(CustomerDocument.From(marked));
        }

        PutCheckpoint(checkpoint);
    });

    public void SaveSubscriptions(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint) => Change(() =>
    {
        file.Collection(Collections.Subscriptions).Upsert(subscriptions.Select(
            subscription => SubscriptionDocument.From(subscription with { CustomerId = customerId })));
        PutCheckpoint(checkpoint);
    });

    public void SaveInvoices(IReadOnlyList<Invoice> invoices, UnitCheckpoint checkpoint) => Change(() =>
    {
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Invoices);
        foreach (Invoice invoice in invoices)
        {
            BsonDocument document = InvoiceDocument.From(invoice with { Lines = null, Usage = null });
            if (collection.FindById(document["_id"]) is { } known)
            {
                document["lines"] = known["lines"];
                document["usage"] = known["usage"];
            }

            collection.Upsert(document);
        }

        PutCheckpoint(checkpoint);
    });

    public IVersionLoad<InvoiceLine> LoadLines(string invoiceNumber)
    {
        string currency = GetInvoiceCurrency(invoiceNumber);
        return Load(new LoadPlan<InvoiceLine>(
            invoiceNumber,
            LineShapes.Billed,
            new LineTally(currency),
            line => string.Equals(LineAmounts.CurrencyOf(line, currency), currency, StringComparison.Ordinal) ? LineAmounts.FindTotal(line) ?? 0m : 0m,
            (version, directory, tally, checkpoint) => PutInForce(version, directory, tally.Customers, checkpoint, () => InsertSummaries(
                Collections.Summaries, version, ((LineTally)tally).Summarize(version.Id).Select(NameFromListing).Select(SummaryDocument.From))),
            DiscardLoad));
    }

    public IVersionLoad<UsageLine> LoadUsage(string invoiceNumber)
    {
        string currency = GetInvoiceCurrency(invoiceNumber);
        return Load(new LoadPlan<UsageLine>(
            invoiceNumber,
            LineShapes.Usage,
            new UsageTally(currency),
            line => string.Equals(UsageTally.CurrencyOf(line, currency), currency, StringComparison.Ordinal) ? line.BillingPreTaxTotal ?? 0m : 0m,
            (version, directory, tally, checkpoint) => PutInForce(version, directory, tally.Customers, checkpoint, () => InsertSummaries(
                Collections.UsageSummaries, version, ((UsageTally)tally).Summarize(version.Id).Select(UsageSummaryDocument.From))),
            DiscardLoad));
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<CustomerRestatement> Compare(DocumentVersion earlier, DocumentVersion later, string currency)
    {
        // The later name, where a customer has two.
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (LineSummary summary in ListSummaries(earlier.Id).Concat(ListSummaries(later.Id)))
            names[summary.CustomerId] = summary.CustomerName;
        foreach ((string customerId, string name) in names)
        {
            foreach (CustomerRestatement restatement in Compare(earlier, later, customerId, name, currency).Finish())
                yield return restatement;
        }
    }

    private VersionComparison Compare(DocumentVersion earlier, DocumentVersion later, string customerId, string name, string currency)
    {
        var comparison = new VersionComparison(customerId, name, currency);
        foreach (InvoiceLine line in ReadLines(earlier.Id, customerId))
            comparison.AddBefore(line);
        foreach (InvoiceLine line in ReadLines(later.Id, customerId))
            comparison.AddAfter(line);
        return comparison;
    }

    private (DocumentVersion Earlier, DocumentVersion Later) GetComparable(string earlierId, string laterId)
    {
        DocumentVersion earlier = GetVersion(earlierId), later = GetVersion(laterId);
        return earlier.InvoiceNumber == later.InvoiceNumber && earlier.Kind == LineKind.Billed && later.Kind == LineKind.Billed
            ? (earlier, later)
            : throw new StoreException($"The versions {earlierId} and {laterId} aren't of the lines of one document.");
    }

    private DocumentVersion GetVersion(string versionId) =>
        file.Collection(Collections.Versions).FindById(versionId) is { } found
            ? VersionDocument.Read(found)
            : throw new StoreException($"There is no version {versionId}.");

    private VersionLoad<TLine> Load<TLine>(LoadPlan<TLine> plan)
    {
        // Noted before the first segment: what a crash leaves behind is found by this note.
        string versionId = VersionLoad<TLine>.NewVersionId();
        file.Write(() => file.Collection(Collections.Loads).Insert(new BsonDocument { ["_id"] = versionId, ["invoice"] = plan.InvoiceNumber }));
        return new VersionLoad<TLine>(file, plan, versionId, time);
    }

    private void PutInForce(
        DocumentVersion version, SegmentDirectory directory, IEnumerable<LineCustomer> named, UnitCheckpoint checkpoint, Action saveSummaries) => Change(() =>
    {
        ILiteCollection<BsonDocument> collection = file.Collection(Collections.Invoices);
        BsonDocument invoice = collection.FindById(InvoiceDocument.Key(version.InvoiceNumber))
            ?? throw new StoreException($"Invoice {version.InvoiceNumber} isn't known any more.");

        AddCustomers(named, version.LoadedAt);
        saveSummaries();
        file.Collection(Collections.Directories).Insert(new BsonDocument { ["_id"] = version.Id, ["d"] = directory.ToBytes() });
        file.Collection(Collections.Versions).Insert(VersionDocument.From(version));
        invoice[version.Kind == LineKind.Billed ? "lines" : "usage"] = version.Id;
        collection.Update(invoice);
        file.Collection(Collections.Loads).Delete(version.Id);
        PutCheckpoint(checkpoint);
    });

    private void AddCustomers(IEnumerable<LineCustomer> named, DateTimeOffset seenAt)
    {
        // The list that is kept: thousands of look-ups, or reading all of them anew, would take longer than the rest of the switch.
        HashSet<string> known = [.. ListCustomers().Select(static customer => customer.Id)];
        file.Collection(Collections.Customers).Insert(
            named.Where(customer => !known.Contains(customer.Id)).Select(customer => CustomerDocument.From(CustomerMerge.KnownFromLines(customer, seenAt))).ToList());
    }

    private void InsertSummaries(string collection, DocumentVersion version, IEnumerable<BsonDocument> summaries) =>
        file.Collection(collection).Insert(SummaryChunks.Pack(version.Id, summaries).ToList());

    private LineSummary NameFromListing(LineSummary summary) =>
        summary.CustomerName.Length > 0 ? summary : summary with { CustomerName = FindCustomer(summary.CustomerId)?.Name ?? summary.CustomerId };

    private string GetInvoiceCurrency(string invoiceNumber) =>
        (FindInvoice(invoiceNumber) ?? throw new StoreException($"Invoice {invoiceNumber} isn't known.")).Total.Currency.ToUpperInvariant();

    private IEnumerable<TLine> ReadSegments<TLine>(LineShape<TLine> shape, string versionId, string? customerId)
    {
        if (file.Collection(Collections.Directories).FindById(versionId) is not { } found)
            yield break;

        SegmentDirectory directory = SegmentDirectory.Read(found["d"].AsBinary);
        IEnumerable<SegmentRange> ranges = customerId is null
            ? Enumerable.Range(0, directory.SegmentCount).Select(static number => new SegmentRange(number, 0, int.MaxValue))
            : directory.Find(customerId);
        using var codec = new SegmentCodec<TLine>(shape);

        // One document at a time and no open query meanwhile: a reader may take its time, and change threads.
        foreach (SegmentRange range in ranges)
        {
            BsonDocument segment = file.Collection(Collections.Segments).FindById(SegmentKeys.Segment(versionId, range.Segment))
                ?? throw new StoreException($"Segment {range.Segment} of version {versionId} is missing.");
            foreach (TLine line in codec.Decode(segment["z"].AsBinary, range.Start, range.Count))
                yield return line;
        }
    }

    private List<Customer> ReadCustomers() =>
    [
        .. file.Collection(Collections.Customers).FindAll().Select(CustomerDocument.Read)
            .OrderBy(static customer => customer.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static customer => customer.Id, StringComparer.Ordinal),
    ];

    private List<Invoice> ReadInvoices()
    {
        // Headers first: a version is stored before the header that names it, in one transaction.
        List<BsonDocument> headers = [.. file.Collection(Collections.Invoices).FindAll()];
        Dictionary<string, DocumentVersion> versions = file.Collection(Collections.Versions).FindAll().Select(VersionDocument.Read)
            .ToDictionary(static version => version.Id, StringComparer.Ordinal);
        return
        [
            .. headers.Select(header => InvoiceDocument.Read(header, id => versions[id]))
                .OrderByDescending(static invoice => invoice.InvoiceDate)
                .ThenByDescending(static invoice => invoice.Number, StringComparer.Ordinal),
        ];
    }

    private Dictionary<string, int> ReadSubscriptionCounts() =>
        file.Collection(Collections.Subscriptions).Query().Select("$.customer").ToEnumerable()
            .CountBy(static found => found["customer"].AsString, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);

    private void DiscardDeadLoads()
    {
        foreach (BsonDocument load in file.Collection(Collections.Loads).FindAll().ToList())
            DiscardLoad(load["_id"].AsString);
    }

    private void DiscardLoad(string versionId) => file.Write(() =>
    {
        file.Collection(Collections.Segments).DeleteMany(SegmentKeys.AllOf(versionId));
        file.Collection(Collections.Loads).Delete(versionId);
    });

    private void PutCheckpoint(UnitCheckpoint checkpoint) => file.Collection(Collections.Checkpoints).Upsert(CheckpointDocument.From(checkpoint));

    // Within the write: the next writer must not find lists of before.
    private void Change(Action change) => file.Write(change, () => Interlocked.Increment(ref revision));
}
