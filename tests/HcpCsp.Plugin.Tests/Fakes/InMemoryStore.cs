using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Keeps what people enter, as the contract of the store says; the documents of an account are put in by the test.</summary>
internal sealed class InMemoryStore : ICspStore
{
    private readonly Lock saving = new();
    private readonly ConcurrentDictionary<string, PartnerAccount> accounts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DiscoveryRun> runs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), CustomerSettings> settings = new();
    private readonly ConcurrentDictionary<string, InMemoryAccountStore> data = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> keptAccounts = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, byte[]> TokenCaches { get; } = new(StringComparer.Ordinal);

    /// <summary>Why sign-ins can't be saved, such as a full disk; null while they can.</summary>
    public Exception? SaveFailure { get; set; }

    public InMemoryStatementStore Statements { get; } = new();

    IStatementStore ICspStore.Statements => Statements;

    /// <summary>Always the same: no page follows this store.</summary>
    public long Revision => 1;

    public InMemoryAccountStore Data(string accountId) => data.GetOrAdd(accountId, _ => new InMemoryAccountStore());

    /// <summary>Puts an account in as it is, whatever its version.</summary>
    public InMemoryStore With(PartnerAccount account)
    {
        accounts[account.Id] = account;
        return this;
    }

    public IReadOnlyList<PartnerAccount> ListAccounts() => [.. accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal)];

    public PartnerAccount? FindAccount(string accountId) => accounts.GetValueOrDefault(accountId);

    public PartnerAccount SaveAccount(PartnerAccount account)
    {
        lock (saving)
        {
            CheckVersion(FindAccount(account.Id)?.Version ?? 0, account.Version);
            keptAccounts.TryRemove(account.TenantId, out _);
            return accounts[account.Id] = account with { Version = account.Version + 1 };
        }
    }

    public void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change)
    {
        lock (saving)
        {
            if (FindAccount(accountId) is { } account)
                accounts[accountId] = change(account) with { Id = account.Id, Version = account.Version };
        }
    }

    public void RemoveAccount(string accountId, bool keepHistory)
    {
        if (keepHistory && FindAccount(accountId) is { } account)
            keptAccounts[account.TenantId] = accountId;
        accounts.TryRemove(accountId, out _);
        TokenCaches.TryRemove(accountId, out _);
        if (keepHistory)
            return;
        foreach (DiscoveryRun run in ListRuns(accountId, int.MaxValue))
            runs.TryRemove(run.Id, out _);
        foreach (string customerId in ListCustomerSettings(accountId).Keys)
            settings.TryRemove((accountId, customerId), out _);
        endedLinks.RemoveAll(link => link.AccountId == accountId);
        data.TryRemove(accountId, out _);
    }

    public string? FindKeptAccount(string tenantId) => keptAccounts.GetValueOrDefault(tenantId);

    public byte[]? FindTokenCache(string accountId) => TokenCaches.GetValueOrDefault(accountId);

    public void SaveTokenCache(string accountId, byte[] protectedCache) => TokenCaches[accountId] = SaveFailure is null ? protectedCache : throw SaveFailure;

    public void RemoveTokenCache(string accountId) => TokenCaches.TryRemove(accountId, out _);

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) =>
        [.. runs.Values.Where(run => run.AccountId == accountId).OrderByDescending(run => run.StartedAt).Take(limit)];

    public DiscoveryRun? FindRun(string runId) => runs.GetValueOrDefault(runId);

    public void SaveRun(DiscoveryRun run) => runs[run.Id] = run;

    public void TrimRuns(string accountId, int newest, DateTimeOffset since)
    {
        foreach (DiscoveryRun run in ListRuns(accountId, int.MaxValue).Skip(newest).Where(run => run.StartedAt < since))
            runs.TryRemove(run.Id, out _);
    }

    private readonly List<EndedLink> endedLinks = [];

    public IReadOnlyList<EndedLink> ListEndedLinks(string accountId) => [.. endedLinks.Where(link => link.AccountId == accountId).OrderBy(link => link.LinkedAt)];

    public void SaveEndedLink(EndedLink link)
    {
        endedLinks.RemoveAll(known => (known.AccountId, known.CustomerId, known.LinkedAt) == (link.AccountId, link.CustomerId, link.LinkedAt));
        endedLinks.Add(link);
    }

    public CustomerSettings GetCustomerSettings(string accountId, string customerId) =>
        settings.GetValueOrDefault((accountId, customerId)) ?? new CustomerSettings { AccountId = accountId, CustomerId = customerId };

    public IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId) =>
        settings.Values.Where(one => one.AccountId == accountId).ToDictionary(one => one.CustomerId, StringComparer.Ordinal);

    public CustomerSettings SaveCustomerSettings(CustomerSettings settings)
    {
        lock (saving)
        {
            CheckVersion(GetCustomerSettings(settings.AccountId, settings.CustomerId).Version, settings.Version);
            return this.settings[(settings.AccountId, settings.CustomerId)] = settings with { Version = settings.Version + 1 };
        }
    }

    public Task BackupAsync(string folder, CancellationToken cancellationToken) => throw new NotSupportedException();

    public IAccountStore OpenAccount(string accountId) => Data(accountId);

    public void Dispose()
    {
    }

    private static void CheckVersion(int stored, int given)
    {
        if (stored != given)
            throw new ConcurrentEditException("Saved meanwhile.");
    }
}
