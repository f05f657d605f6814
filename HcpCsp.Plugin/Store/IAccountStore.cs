using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;

namespace HcpCsp.Plugin.Store;

/// <summary>What was discovered of one partner account, and where its discovery would go on.</summary>
internal interface IAccountStore : IOpenPeriodStore
{
    /// <summary>Changes whenever anything that pages show changes; for caches. Not kept across restarts.</summary>
    long Revision { get; }

    /// <summary>By name.</summary>
    IReadOnlyList<Customer> ListCustomers();

    Customer? FindCustomer(string customerId);

    /// <summary>Every month since the first customer was seen, oldest first, up to now: from what was recorded, not from billing.</summary>
    IReadOnlyList<CustomerMovement> ListCustomerMovements();

    /// <summary>By name.</summary>
    IReadOnlyList<Subscription> ListSubscriptions(string customerId);

    /// <summary>Streams those of all customers, in no particular order.</summary>
    IEnumerable<Subscription> ReadSubscriptions();

    /// <summary>How many subscriptions each customer has, by customer id; customers without any are left out.</summary>
    IReadOnlyDictionary<string, int> CountSubscriptions();

    /// <summary>Newest first.</summary>
    IReadOnlyList<Invoice> ListInvoices();

    Invoice? FindInvoice(string number);

    /// <summary>All versions of a document's lines or usage that were ever in force and aren't dropped, newest first.</summary>
    IReadOnlyList<DocumentVersion> ListVersions(string invoiceNumber, LineKind kind);

    /// <summary>
    /// What a later version of a document's lines differs in from an earlier one, customer after customer. Lines are matched by what they are
    /// about; of those about the same thing, as many as both versions have count as re-rated.
    /// </summary>
    /// <remarks>Exact: per currency, all deltas together are the later version's total less the earlier one's. Holds the differences of some customers at a time.</remarks>
    /// <exception cref="StoreException">One of them isn't there, or they are of different documents.</exception>
    IEnumerable<CustomerRestatement> CompareVersions(string earlierId, string laterId);

    /// <summary>The lines behind one customer's part of <see cref="CompareVersions"/>: the largest differences first, currency after currency.</summary>
    /// <exception cref="StoreException">As there.</exception>
    IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId);

    /// <summary>Takes a version away that isn't in force; its space is used again. Nothing happens when it isn't there.</summary>
    /// <exception cref="StoreException">It is in force, or a statement was issued from it.</exception>
    void DropVersion(string versionId);

    /// <summary>Summaries of a version, by customer name. One per customer and currency.</summary>
    IReadOnlyList<LineSummary> ListSummaries(string versionId);

    /// <summary>All summaries of the versions in force that bill one customer, with their invoices, newest first.</summary>
    IReadOnlyList<(Invoice Invoice, LineSummary Summary)> ListCustomerSummaries(string customerId);

    IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId);

    /// <summary>Streams the lines of a version in order of position within each customer; of one customer, or of all when null.</summary>
    /// <remarks>Of all, the customers' lines may alternate.</remarks>
    IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId);

    /// <summary>
    /// Streams the lines of several customers of a version, each with its customer. What is stored together is opened once, however many of
    /// them have lines there; so for many customers it is far quicker than one after the other.
    /// </summary>
    /// <remarks>A customer's lines come in order of position; the customers' may alternate.</remarks>
    IEnumerable<(string CustomerId, InvoiceLine Line)> ReadLinesOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        customerIds.SelectMany(id => ReadLines(versionId, id), static (id, line) => (id, line));

    IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId);

    /// <inheritdoc cref="ReadLinesOf"/>
    IEnumerable<(string CustomerId, UsageLine Line)> ReadUsageOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        customerIds.SelectMany(id => ReadUsage(versionId, id), static (id, line) => (id, line));

    /// <summary>Calculated prices of a (version, customer), when they were calculated under these very rules.</summary>
    PriceSummary? FindPrices(string versionId, string customerId, string currency, string rulesFingerprint);

    /// <summary>All calculated prices of a version, under whatever rules; for many customers far quicker than asking for each.</summary>
    IReadOnlyList<PriceSummary> ListPrices(string versionId);

    /// <summary>Keeps calculated prices in place of earlier ones of the same (version, customer, currency).</summary>
    void SavePrices(PriceSummary prices);

    /// <summary>Keeps many at once, in one transaction where the store has such.</summary>
    void SavePrices(IReadOnlyList<PriceSummary> prices)
    {
        foreach (PriceSummary one in prices)
            SavePrices(one);
    }

    /// <summary>All checkpoints, by unit key.</summary>
    IReadOnlyDictionary<string, UnitCheckpoint> ListCheckpoints();

    /// <summary>One, without reading the others; null while there is none.</summary>
    UnitCheckpoint? FindCheckpoint(string key);

    void SaveCheckpoint(UnitCheckpoint checkpoint);

    /// <summary>Merges a page of a listing: new customers appear, names that changed go into the history, none is removed.</summary>
    void SaveCustomers(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint);

    /// <summary>Marks those that the complete listing that began at a moment didn't name, and clears the mark of those it did.</summary>
    void MarkUnlistedCustomers(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint);

    /// <summary>Replaces the known subscriptions of one customer; those no longer listed are kept as they were last seen.</summary>
    void SaveSubscriptions(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint);

    /// <summary>Adds or updates headers. The versions of lines and usage in force stay as they are.</summary>
    void SaveInvoices(IReadOnlyList<Invoice> invoices, UnitCheckpoint checkpoint);

    /// <summary>
    /// Begins to load a version. Nothing of it is visible until <see cref="IVersionLoad{TLine}.Switch"/>; disposed without it, nothing is left.
    /// </summary>
    IVersionLoad<InvoiceLine> LoadLines(string invoiceNumber);

    IVersionLoad<UsageLine> LoadUsage(string invoiceNumber);
}
