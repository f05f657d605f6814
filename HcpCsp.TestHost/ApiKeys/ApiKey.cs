using HcpCsp.Abstractions;

namespace HcpCsp.TestHost.ApiKeys;

/// <summary>A key by which programs of a person call the API, as it is kept: not the key, but a hash that tells it.</summary>
internal sealed record ApiKey
{
    /// <summary>Names it in addresses and the audit log; tells nothing of the key.</summary>
    public required string Id { get; init; }

    public required string UserId { get; init; }

    /// <summary>What the person calls it.</summary>
    public required string Name { get; init; }

    /// <summary>How it begins, so that people know it again.</summary>
    public required string Beginning { get; init; }

    /// <summary>SHA-256 of the key. 256 random bits need no salt and no slow hash.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whether it may do more than read.</summary>
    public required bool MayChange { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From then on it counts no more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>As far as it was written down; a little later than true at most.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    public bool IsOf(HcpUser user) => string.Equals(UserId, user.Id, StringComparison.Ordinal);
}

/// <summary>A new key, and the only moment in which it can be told.</summary>
internal sealed record IssuedApiKey(ApiKey Key, string Text);
