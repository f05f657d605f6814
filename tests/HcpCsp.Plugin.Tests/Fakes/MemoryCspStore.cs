using System.Collections.Concurrent;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>Accounts and sign-ins in memory; the rest isn't needed where it is used.</summary>
internal sealed class MemoryCspStore : ICspStore
{
    private readonly ConcurrentDictionary<string, PartnerAccount> accounts = new(StringComparer.Ordinal);

    public ConcurrentDictionary<string, byte[]> TokenCaches { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<PartnerAccount> ListAccounts() => [.. accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal)];

    public PartnerAccount? FindAccount(string accountId) => accounts.GetValueOrDefault(accountId);

    public PartnerAccount SaveAccount(PartnerAccount account)
    {
        if ((FindAccount(account.Id)?.Version ?? 0) != account.Version)
            throw new ConcurrentEditException("Saved meanwhile.");
        return accounts[account.Id] = account with { Version = account.Version + 1 };
    }

    public void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change) => accounts[accountId] = change(accounts[accountId]);

    public void RemoveAccount(string accountId, bool keepHistory) => accounts.TryRemove(accountId, out _);

    public byte[]? FindTokenCache(string accountId) => TokenCaches.GetValueOrDefault(accountId);

    /// <summary>Why sign-ins can't be saved, such as a full disk; null while they can.</summary>
    public Exception? SaveFailure { get; set; }

    public void SaveTokenCache(string accountId, byte[] protectedCache) => TokenCaches[accountId] = SaveFailure is null ? protectedCache : throw SaveFailure;

    public void RemoveTokenCache(string accountId) => TokenCaches.TryRemove(accountId, out _);

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) => [];

    public DiscoveryRun? FindRun(string runId) => null;

    public void SaveRun(DiscoveryRun run) => throw new NotSupportedException();

    public CustomerSettings GetCustomerSettings(string accountId, string customerId) => throw new NotSupportedException();

    public IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId) => throw new NotSupportedException();

    public CustomerSettings SaveCustomerSettings(CustomerSettings settings) => throw new NotSupportedException();

    public IAccountStore OpenAccount(string accountId) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
