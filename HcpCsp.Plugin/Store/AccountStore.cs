using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Model.Statements;
using HcpCsp.Plugin.Store.Accounts;

namespace HcpCsp.Plugin.Store;

/// <summary>One account's discovered data in one LiteDB file: the front of its records.</summary>
internal sealed class AccountStore : IAccountStore, IDisposable
{
    private readonly TimeProvider time;
    private readonly AccountFile file;
    private readonly CheckpointRecords checkpoints;
    private readonly CustomerRecords customers;
    private readonly SubscriptionRecords subscriptions;
    private readonly InvoiceRecords invoices;
    private readonly LineRecords lines;
    private readonly VersionRecords versions;
    private readonly PriceRecords prices;
    private readonly OpenPeriodRecords openPeriods;
    private readonly LoadTargets targets;
    private readonly LineLoads loads;

    /// <param name="path">File.</param>
    /// <param name="time">Clock.</param>
    /// <param name="findStatementOf">A statement that was made from a version, which must then stay; null for none.</param>
    public AccountStore(string path, TimeProvider time, Func<string, Statement?> findStatementOf)
    {
        this.time = time;
        Compaction.CompactWhenWorth(path, Migrations.Account);
        file = new AccountFile(path);
        checkpoints = new CheckpointRecords(file);
        customers = new CustomerRecords(file, checkpoints);
        subscriptions = new SubscriptionRecords(file, checkpoints);
        invoices = new InvoiceRecords(file, checkpoints);
        lines = new LineRecords(file);
        versions = new VersionRecords(file, invoices, lines, findStatementOf);
        prices = new PriceRecords(file);
        openPeriods = new OpenPeriodRecords(file, lines);
        targets = new LoadTargets(invoices, openPeriods);
        loads = new LineLoads(file, customers, checkpoints, time);
        loads.DiscardDead();
    }

    public long Revision => file.Revision;

    public IReadOnlyList<Customer> ListCustomers() => customers.List();

    public Customer? FindCustomer(string customerId) => customers.Find(customerId);

    public IReadOnlyList<CustomerMovement> ListCustomerMovements() => CustomerMovement.List(customers.List(), time.GetUtcNow());

    public IReadOnlyList<Subscription> ListSubscriptions(string customerId) => subscriptions.List(customerId);

    public IEnumerable<Subscription> ReadSubscriptions() => subscriptions.Read();

    public IReadOnlyDictionary<string, int> CountSubscriptions() => subscriptions.Count();

    public IReadOnlyList<Invoice> ListInvoices() => invoices.List();

    public Invoice? FindInvoice(string number) => invoices.Find(number);

    public IReadOnlyList<DocumentVersion> ListVersions(string invoiceNumber, LineKind kind) => versions.List(invoiceNumber, kind);

    public IEnumerable<CustomerRestatement> CompareVersions(string earlierId, string laterId) => versions.Compare(earlierId, laterId);

    public IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId) => versions.CompareLines(earlierId, laterId, customerId);

    public void DropVersion(string versionId) => versions.Drop(versionId);

    /// <summary>Copies the file as it is between two writes.</summary>
    public void CopyTo(string path) => file.Database.CopyTo(path);

    public IReadOnlyList<LineSummary> ListSummaries(string versionId) => lines.ListSummaries(versionId);

    public IReadOnlyList<(Invoice Invoice, LineSummary Summary)> ListCustomerSummaries(string customerId) =>
    [
        .. invoices.List().Where(static invoice => invoice.Lines is not null).SelectMany(
            invoice => lines.ListSummaries(invoice.Lines!.Id, customerId), static (invoice, summary) => (invoice, summary)),
    ];

    public IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId) => lines.ListUsageSummaries(versionId);

    public IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId) => lines.ReadLines(versionId, customerId);

    public IEnumerable<(string CustomerId, InvoiceLine Line)> ReadLinesOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        lines.ReadLinesOf(versionId, customerIds);

    public IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId) => lines.ReadUsage(versionId, customerId);

    public IEnumerable<(string CustomerId, UsageLine Line)> ReadUsageOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        lines.ReadUsageOf(versionId, customerIds);

    public PriceSummary? FindPrices(string versionId, string customerId, string currency, string rulesFingerprint) =>
        prices.Find(versionId, customerId, currency, rulesFingerprint);

    public IReadOnlyList<PriceSummary> ListPrices(string versionId) => prices.List(versionId);

    public void SavePrices(PriceSummary prices) => SavePrices([prices]);

    public void SavePrices(IReadOnlyList<PriceSummary> prices) => this.prices.Save(prices);

    public IReadOnlyDictionary<string, UnitCheckpoint> ListCheckpoints() => checkpoints.List();

    public UnitCheckpoint? FindCheckpoint(string key) => checkpoints.Find(key);

    public void SaveCheckpoint(UnitCheckpoint checkpoint) => checkpoints.Save(checkpoint);

    public void SaveCustomers(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint) => customers.Save(page, seenAt, checkpoint);

    public void MarkUnlistedCustomers(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint) => customers.MarkUnlisted(listingStartedAt, checkpoint);

    public void SaveSubscriptions(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint) =>
        this.subscriptions.Save(customerId, subscriptions, checkpoint);

    public void SaveInvoices(IReadOnlyList<Invoice> invoices, UnitCheckpoint checkpoint) => this.invoices.Save(invoices, checkpoint);

    public IVersionLoad<InvoiceLine> LoadLines(string invoiceNumber) => loads.LoadLines(targets.Document(invoiceNumber));

    public IVersionLoad<UsageLine> LoadUsage(string invoiceNumber) => loads.LoadUsage(targets.Document(invoiceNumber));

    public IReadOnlyList<OpenPeriod> ListOpenPeriods() => openPeriods.List();

    public IVersionLoad<InvoiceLine> LoadOpenLines(string currency, DateOnly month) => loads.LoadLines(targets.OpenPeriod(currency, month));

    public IVersionLoad<UsageLine> LoadOpenUsage(string currency, DateOnly month) => loads.LoadUsage(targets.OpenPeriod(currency, month));

    public void Dispose() => file.Dispose();
}
