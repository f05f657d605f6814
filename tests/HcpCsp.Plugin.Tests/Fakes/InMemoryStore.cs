using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Tests.Fakes;

/// <summary>A store that keeps what tests put into it; what billing and reports never ask is not supported.</summary>
internal sealed class InMemoryStore : ICspStore
{
    private readonly Dictionary<string, PartnerAccount> accounts = [];
    private readonly Dictionary<(string, string), CustomerSettings> settings = [];
    private readonly Dictionary<string, InMemoryAccountStore> data = [];

    public InMemoryAccountStore Data(string accountId)
    {
        if (!data.TryGetValue(accountId, out InMemoryAccountStore? store))
            data[accountId] = store = new InMemoryAccountStore();
        return store;
    }

    public InMemoryStore With(PartnerAccount account)
    {
        accounts[account.Id] = account;
        return this;
    }

    public IReadOnlyList<PartnerAccount> ListAccounts() => [.. accounts.Values.OrderBy(account => account.Name, StringComparer.Ordinal)];

    public PartnerAccount? FindAccount(string accountId) => accounts.GetValueOrDefault(accountId);

    public PartnerAccount SaveAccount(PartnerAccount account) => accounts[account.Id] = account with { Version = account.Version + 1 };

    public void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change) => accounts[accountId] = change(accounts[accountId]);

    public void RemoveAccount(string accountId, bool keepHistory) => accounts.Remove(accountId);

    public byte[]? FindTokenCache(string accountId) => throw new NotSupportedException();

    public void SaveTokenCache(string accountId, byte[] protectedCache) => throw new NotSupportedException();

    public void RemoveTokenCache(string accountId) => throw new NotSupportedException();

    public IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit) => [];

    public DiscoveryRun? FindRun(string runId) => null;

    public void SaveRun(DiscoveryRun run) => throw new NotSupportedException();

    public CustomerSettings GetCustomerSettings(string accountId, string customerId) =>
        settings.GetValueOrDefault((accountId, customerId)) ?? new CustomerSettings { AccountId = accountId, CustomerId = customerId };

    public IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId) =>
        settings.Values.Where(one => string.Equals(one.AccountId, accountId, StringComparison.Ordinal)).ToDictionary(one => one.CustomerId, StringComparer.Ordinal);

    public CustomerSettings SaveCustomerSettings(CustomerSettings settings) => this.settings[(settings.AccountId, settings.CustomerId)] = settings;

    public IAccountStore OpenAccount(string accountId) => Data(accountId);

    public void Dispose()
    {
    }
}
