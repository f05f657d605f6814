using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Store.Statements;

namespace HcpCsp.Plugin.Store;

/// <summary>What the module keeps: accounts, sign-ins, runs and settings, and one <see cref="IAccountStore"/> per account.</summary>
/// <remarks>Safe for many threads. Each save is one transaction, there for every reader when it returns and on disk a moment later (LiteDB writes its log on a thread of its own), and may be repeated.</remarks>
internal interface ICspStore : IDisposable
{
    /// <summary>What was issued to customers. It goes with an account unless its history is kept.</summary>
    IStatementStore Statements { get; }

    /// <summary>
    /// Another one after each change of what isn't an account's discovered data; those have <see cref="IAccountStore.Revision"/>. Begins
    /// anew with each store.
    /// </summary>
    long Revision { get; }

    /// <summary>By name.</summary>
    IReadOnlyList<PartnerAccount> ListAccounts();

    PartnerAccount? FindAccount(string accountId);

    /// <summary>Saves with the next version number, and returns what was saved.</summary>
    /// <exception cref="ConcurrentEditException">The stored version isn't the given one: somebody else saved meanwhile.</exception>
    PartnerAccount SaveAccount(PartnerAccount account);

    /// <summary>Changes an account whatever its version, for what the module itself records, such as the token's state.</summary>
    void UpdateAccount(string accountId, Func<PartnerAccount, PartnerAccount> change);

    /// <summary>Takes the account and its sign-in away; its discovered data too unless it is to be kept.</summary>
    void RemoveAccount(string accountId, bool keepHistory);

    /// <summary>Id of the account of a partner tenant that was removed with its history kept; null for none, and once it is registered again.</summary>
    string? FindKeptAccount(string tenantId);

    /// <summary>The protected token cache; null when there is none.</summary>
    byte[]? FindTokenCache(string accountId);

    void SaveTokenCache(string accountId, byte[] protectedCache);

    void RemoveTokenCache(string accountId);

    /// <summary>Newest first.</summary>
    IReadOnlyList<DiscoveryRun> ListRuns(string accountId, int limit);

    DiscoveryRun? FindRun(string runId);

    void SaveRun(DiscoveryRun run);

    /// <summary>Takes runs of an account away that are neither among its newest nor began since a moment.</summary>
    /// <param name="accountId">Account.</param>
    /// <param name="newest">How many of them stay however old they are.</param>
    /// <param name="since">All that began since then stay.</param>
    void TrimRuns(string accountId, int newest, DateTimeOffset since);

    /// <summary>The settings of a customer; with nothing set when none were saved.</summary>
    CustomerSettings GetCustomerSettings(string accountId, string customerId);

    /// <summary>All saved ones of an account, by customer id.</summary>
    IReadOnlyDictionary<string, CustomerSettings> ListCustomerSettings(string accountId);

    /// <inheritdoc cref="SaveAccount"/>
    CustomerSettings SaveCustomerSettings(CustomerSettings settings);

    /// <summary>The tenant links of an account's customers that were ended, each customer's oldest first.</summary>
    IReadOnlyList<EndedLink> ListEndedLinks(string accountId);

    /// <summary>Keeps one. Saved again, it is the same.</summary>
    void SaveEndedLink(EndedLink link);

    /// <summary>
    /// Copies everything into a folder of its own, while others read and write. Each file is copied as it is between two writes; what was
    /// being loaded then isn't in the copy. The copy is a data folder: a store opens it.
    /// </summary>
    /// <param name="folder">Must not be there yet. It appears when the copy is whole.</param>
    /// <exception cref="StoreException">The folder is there already.</exception>
    Task BackupAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The data of one account. Shared and open until the store is disposed; callers don't dispose it.</summary>
    IAccountStore OpenAccount(string accountId);
}

/// <summary>Somebody else saved the same thing meanwhile.</summary>
internal sealed class ConcurrentEditException : Exception
{
    public ConcurrentEditException(string message)
        : base(message)
    {
    }
}
