using System.Security.Cryptography;
using HcpCsp.Abstractions;
using HcpCsp.TestHost.Storage;

namespace HcpCsp.TestHost.ApiKeys;

/// <summary>All keys of all people, in a file that only the host's own account may read.</summary>
internal sealed class ApiKeyRing : IDisposable
{
    /// <summary>How long a use may stay unwritten, so that requests don't write.</summary>
    private static readonly TimeSpan UnwrittenUse = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly JsonDocumentFile<List<ApiKey>> file;
    private readonly List<ApiKey> keys;
    private readonly Dictionary<string, DateTimeOffset> uses = new(StringComparer.Ordinal);
    private DateTimeOffset written;

    public ApiKeyRing(HostFolders folders, TimeProvider time)
    {
        this.time = time;
        file = new(Path.Combine(folders.ApiKeys, "api-keys.json"), HostJson.Default.ListApiKey);
        keys = file.Find() ?? [];
        written = time.GetUtcNow();
    }

    public IssuedApiKey Issue(HcpUser user, ApiKeyWish wish)
    {
        string text = ApiKeyText.Make();
        var key = new ApiKey
        {
            Id = RandomNumberGenerator.GetHexString(12, lowercase: true),
            UserId = user.Id,
            Name = wish.Name,
            Beginning = ApiKeyText.BeginningOf(text),
            Hash = ApiKeyText.Hash(text),
            MayChange = wish.MayChange,
            CreatedAt = time.GetUtcNow(),
            ExpiresAt = wish.ExpiresAt,
        };
        lock (gate)
        {
            keys.Add(key);
            Save();
        }

        return new IssuedApiKey(key, text);
    }

    /// <summary>The newest first, each with its last use.</summary>
    public IReadOnlyList<ApiKey> List()
    {
        lock (gate)
            return [.. keys.Select(WithUse).OrderByDescending(key => key.CreatedAt)];
    }

    /// <summary>What the text is a key of, and notes the use; null when it is none that counts.</summary>
    public ApiKey? Use(string text)
    {
        byte[] hash = ApiKeyText.Hash(text);
        lock (gate)
        {
            // Each is compared, in the same time: how long it takes tells nothing of any key.
            ApiKey? found = null;
            foreach (ApiKey key in keys)
                found = CryptographicOperations.FixedTimeEquals(key.Hash, hash) ? key : found;
            if (found is null || found.ExpiresAt <= time.GetUtcNow())
                return null;
            NoteUse(found);
            return found;
        }
    }

    /// <returns>The key that is no more; null when there was none.</returns>
    /// <param name="id">Which.</param>
    /// <param name="mayBeRevoked">Whether it is for whoever asks to revoke.</param>
    public ApiKey? Revoke(string id, Predicate<ApiKey> mayBeRevoked)
    {
        lock (gate)
        {
            if (keys.Find(key => string.Equals(key.Id, id, StringComparison.Ordinal)) is not { } key || !mayBeRevoked(key))
                return null;
            keys.Remove(key);
            uses.Remove(id);
            Save();
            return key;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            if (uses.Count > 0)
                Save();
        }
    }

    private ApiKey WithUse(ApiKey key) => uses.TryGetValue(key.Id, out DateTimeOffset at) ? key with { LastUsedAt = at } : key;

    private void NoteUse(ApiKey key)
    {
        uses[key.Id] = time.GetUtcNow();
        if (time.GetUtcNow() - written >= UnwrittenUse)
            Save();
    }

    private void Save()
    {
        for (int i = 0; i < keys.Count; i++)
            keys[i] = WithUse(keys[i]);
        uses.Clear();
        file.Save(keys);
        written = time.GetUtcNow();
    }
}
