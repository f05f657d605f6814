using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Tests.Pages.Fakes;

/// <summary>The store's front in memory, with the same rule about versions.</summary>
internal sealed class FakeStore : ICspStore
{
    public Dictionary<string, PartnerAccount> Accounts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeAccountData> Data { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, CustomerSettings> Settings { get; } = new(StringComparer.Ordinal);

    public Tests.Fakes.InMemoryStatementStore Statements { get; } = new();

    public long Revision { get; set; }

    IStatementStore ICspStore.Statements => Statements;

    public List<(string AccountId, bool KeepHistory)> Removed { get; } = [];

    public IReadOnlyList<PartnerAccount> ListAccounts() => [.. Accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal)];

    public PartnerAccount? FindAccount(string accountId) => Accounts.GetValueOrDefault(accountId);

    public PartnerAccount SaveAccount(PartnerAccount account) => Accounts[account.Id] = account with { Version = account.Version + 1 };

    public void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change) => Accounts[accountId] = change(Accounts[accountId]);

    public void RemoveAccount(string accountId, bool keepHistory)
    {
        Accounts.Remove(accountId);
        Removed.Add((accountId, keepHistory));
    }

    public string? FindKeptAccount(string tenantId) => null;

    public byte[]? FindTokenCache(string accountId) => null;

    public void SaveTokenCache(string accountId, byte[] protectedCache)
    {
    }

    public void RemoveTokenCache(string accountId)
    {
    }

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) => [];

    public DiscoveryRun? FindRun(string runId) => null;

    public void SaveRun(DiscoveryRun run)
    {
    }

    public void TrimRuns(string accountId, int newest, DateTimeOffset since)
    {
    }

    public List<EndedLink> EndedLinks { get; } = [];

    public IReadOnlyList<EndedLink> ListEndedLinks(string accountId) => [.. EndedLinks.Where(link => string.Equals(link.AccountId, accountId, StringComparison.Ordinal))];

    public void SaveEndedLink(EndedLink link) => EndedLinks.Add(link);

    public CustomerSettings GetCustomerSettings(string accountId, string customerId) =>
        Settings.GetValueOrDefault(accountId + "/" + customerId) ?? new CustomerSettings { AccountId = accountId, CustomerId = customerId };

    public IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId) =>
        Settings.Values.Where(one => string.Equals(one.AccountId, accountId, StringComparison.Ordinal)).ToDictionary(one => one.CustomerId, StringComparer.Ordinal);

    public CustomerSettings SaveCustomerSettings(CustomerSettings settings)
    {
        if (GetCustomerSettings(settings.AccountId, settings.CustomerId).Version != settings.Version)
            throw new ConcurrentEditException("Somebody else saved.");
        return Settings[settings.AccountId + "/" + settings.CustomerId] = settings with { Version = settings.Version + 1 };
    }

    public Task BackupAsync(string folder, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAccountStore OpenAccount(string accountId) => Data.TryGetValue(accountId, out var data) ? data : Data[accountId] = new FakeAccountData();

    public void Dispose()
    {
    }
}

/// <summary>What was discovered, in lists. Pages only read it.</summary>
internal sealed class FakeAccountData : IAccountStore
{
    public List<Customer> Customers { get; } = [];

    public List<Subscription> Subscriptions { get; } = [];

    public List<Invoice> Invoices { get; } = [];

    /// <summary>Of every version and customer.</summary>
    public List<InvoiceLine> Lines { get; } = [];

    public long Revision { get; set; } = 1;

    public IReadOnlyList<Customer> ListCustomers() => Customers;

    public Customer? FindCustomer(string customerId) => Customers.FirstOrDefault(customer => string.Equals(customer.Id, customerId, StringComparison.Ordinal));

    public List<CustomerMovement> Movements { get; } = [];

    public IReadOnlyList<CustomerMovement> ListCustomerMovements() => Movements;

    /// <summary>Of billed lines, newest first.</summary>
    public List<DocumentVersion> Versions { get; } = [];

    public List<CustomerRestatement> Restatements { get; } = [];

    public List<LineRestatement> LineRestatements { get; } = [];

    public IReadOnlyList<DocumentVersion> ListVersions(string invoiceNumber, LineKind kind) =>
        [.. Versions.Where(version => version.Kind == kind && string.Equals(version.InvoiceNumber, invoiceNumber, StringComparison.Ordinal))];

    public IEnumerable<CustomerRestatement> CompareVersions(string earlierId, string laterId) => Restatements;

    public IReadOnlyList<LineRestatement> CompareLines(string earlierId, string laterId, string customerId) => LineRestatements;

    public void DropVersion(string versionId) => throw new NotSupportedException();

    public IReadOnlyList<Subscription> ListSubscriptions(string customerId) => [.. Subscriptions.Where(one => string.Equals(one.CustomerId, customerId, StringComparison.Ordinal))];

    public IEnumerable<Subscription> ReadSubscriptions() => Subscriptions;

    public IReadOnlyDictionary<string, int> CountSubscriptions() =>
        Subscriptions.GroupBy(one => one.CustomerId, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);

    public IReadOnlyList<Invoice> ListInvoices() => Invoices;

    public Invoice? FindInvoice(string number) => Invoices.FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.Ordinal));

    public List<LineSummary> Summaries { get; } = [];

    public IReadOnlyList<LineSummary> ListSummaries(string versionId) => [.. Summaries.Where(summary => string.Equals(summary.VersionId, versionId, StringComparison.Ordinal))];

    public IReadOnlyList<(Invoice Invoice, LineSummary Summary)> ListCustomerSummaries(string customerId) => throw Unused();

    public IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId) => throw Unused();

    public IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId) =>
        Lines.Where(line => customerId is null || string.Equals(CustomerId.Normalize(line.CustomerId), customerId, StringComparison.Ordinal));

    public IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId) => throw Unused();

    public PriceSummary? FindPrices(string versionId, string customerId, string currency, string rulesFingerprint) => throw Unused();

    public IReadOnlyList<PriceSummary> ListPrices(string versionId) => throw Unused();

    public void SavePrices(PriceSummary prices) => throw Unused();

    public IReadOnlyDictionary<string, UnitCheckpoint> ListCheckpoints() => throw Unused();

    public UnitCheckpoint? FindCheckpoint(string key) => throw Unused();

    public void SaveCheckpoint(UnitCheckpoint checkpoint) => throw Unused();

    public void SaveCustomers(IReadOnlyList<ListedCustomer> page, DateTimeOffset seenAt, UnitCheckpoint checkpoint) => throw Unused();

    public void MarkUnlistedCustomers(DateTimeOffset listingStartedAt, UnitCheckpoint checkpoint) => throw Unused();

    public void SaveSubscriptions(string customerId, IReadOnlyList<Subscription> subscriptions, UnitCheckpoint checkpoint) => throw Unused();

    public void SaveInvoices(IReadOnlyList<Invoice> invoices, UnitCheckpoint checkpoint) => throw Unused();

    public IReadOnlyList<OpenPeriod> ListOpenPeriods() => [];

    public IVersionLoad<InvoiceLine> LoadOpenLines(string currency, DateOnly month) => throw Unused();

    public IVersionLoad<UsageLine> LoadOpenUsage(string currency, DateOnly month) => throw Unused();

    public IVersionLoad<InvoiceLine> LoadLines(string invoiceNumber) => throw Unused();

    public IVersionLoad<UsageLine> LoadUsage(string invoiceNumber) => throw Unused();

    private static NotSupportedException Unused() => new("Pages don't ask the store for this.");
}
