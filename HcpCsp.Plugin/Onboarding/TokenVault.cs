using System.Collections.Concurrent;
using System.Security.Cryptography;
using HcpCsp.Abstractions.Services;
using HcpCsp.Plugin.Store;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Keeps token caches, encrypted: those of accounts in the store, those of pending registrations in memory only.</summary>
internal sealed class TokenVault(ICspStore store, ISecretProtector secrets)
{
    private const string Purpose = "token-cache";

    private readonly ConcurrentDictionary<string, byte[]> pending = new(StringComparer.Ordinal);

    /// <summary>Null when there is none, or when it can't be read any more: then a person signs in again.</summary>
    public byte[]? Find(string key)
    {
        byte[]? kept = pending.TryGetValue(key, out byte[]? held) ? held : store.FindTokenCache(key);
        if (kept is not { Length: > 0 })
            return null;
        try
        {
            return secrets.Unprotect(Purpose, kept);
        }
        catch (CryptographicException)
        {
            // The host's key is gone, such as after a move to another server.
            return null;
        }
    }

    /// <summary>Keeps nothing for an account that was removed, or a registration that was dropped, while its token was bought.</summary>
    public void Save(string key, byte[] cache)
    {
        byte[] kept = secrets.Protect(Purpose, cache);
        if (pending.ContainsKey(key))
            pending[key] = kept;
        else if (store.FindAccount(key) is not null)
            store.SaveTokenCache(key, kept);
    }

    public void BeginPending(string key) => pending[key] = [];

    /// <summary>Whether a registration is still awaited: it isn't once it has lapsed or had to make room.</summary>
    public bool IsPending(string key) => pending.ContainsKey(key);

    /// <summary>Moves what a registration brought to the account it was for.</summary>
    /// <returns>False when it brought nothing that is still held: then the account has no sign-in.</returns>
    public bool Settle(string key, string accountId)
    {
        if (!pending.TryRemove(key, out byte[]? kept) || kept.Length == 0)
            return false;
        store.SaveTokenCache(accountId, kept);
        return true;
    }

    public void DropPending(string key) => pending.TryRemove(key, out _);
}
