using System.Security.Cryptography;

namespace HcpCsp.Plugin.Onboarding;

/// <summary>Registrations that went to Microsoft and may come back: bound to their browser session, once, within half an hour.</summary>
internal sealed class PendingRegistrations(TokenVault vault, TimeProvider time)
{
    private const int Most = 200;
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(30);

    private readonly Lock gate = new();
    private readonly Dictionary<string, PendingRegistration> byId = new(StringComparer.Ordinal);

    public PendingRegistration Open(AccountForm form, string tenantId, string? accountId, string sessionKey)
    {
        var opened = new PendingRegistration
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            State = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32)),
            SessionKey = sessionKey,
            Form = form,
            TenantId = tenantId,
            AccountId = accountId,
            LapsesAt = time.GetUtcNow() + Life,
        };
        lock (gate)
        {
            DropLapsed();
            while (byId.Count >= Most)
                Drop(byId.Values.MinBy(static pending => pending.LapsesAt)!);
            byId.Add(opened.Id, opened);
        }

        vault.BeginPending(opened.TokenKey);
        return opened;
    }

    /// <summary>Takes the registration that a state belongs to: once, and only in its own session. Null for any other.</summary>
    public PendingRegistration? Take(string state, string sessionKey)
    {
        lock (gate)
        {
            DropLapsed();
            PendingRegistration? found = byId.Values.FirstOrDefault(pending => !pending.IsTaken && IsSame(pending.State, state) && IsSame(pending.SessionKey, sessionKey));
            if (found is not null)
                found.IsTaken = true;
            return found;
        }
    }

    /// <summary>The registration of this session that a state belonged to, when it was taken before and came to nothing.</summary>
    public PendingRegistration? FindTaken(string state, string sessionKey)
    {
        lock (gate)
            return byId.Values.FirstOrDefault(pending => pending.IsTaken && IsSame(pending.State, state) && IsSame(pending.SessionKey, sessionKey));
    }

    /// <summary>What Microsoft asked for when this session last tried the tenant in vain; empty for nothing.</summary>
    public string FindClaims(string tenantId, string sessionKey)
    {
        lock (gate)
        {
            return byId.Values
                .Where(pending => pending.IsTaken && string.Equals(pending.TenantId, tenantId, StringComparison.Ordinal) && IsSame(pending.SessionKey, sessionKey))
                .MaxBy(static pending => pending.LapsesAt)?.Claims ?? "";
        }
    }

    public PendingRegistration? Find(string id, string sessionKey)
    {
        lock (gate)
        {
            DropLapsed();
            return byId.TryGetValue(id, out PendingRegistration? pending) && IsSame(pending.SessionKey, sessionKey) ? pending : null;
        }
    }

    public void Close(PendingRegistration pending)
    {
        lock (gate)
            Drop(pending);
    }

    private static bool IsSame(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(left), System.Text.Encoding.UTF8.GetBytes(right));

    private void DropLapsed()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach (PendingRegistration lapsed in byId.Values.Where(pending => pending.LapsesAt <= now).ToList())
            Drop(lapsed);
    }

    private void Drop(PendingRegistration pending)
    {
        byId.Remove(pending.Id);
        vault.DropPending(pending.TokenKey);
    }
}

internal sealed class PendingRegistration
{
    public required string Id { get; init; }

    public required string State { get; init; }

    public required string SessionKey { get; init; }

    public required AccountForm Form { get; init; }

    public required string TenantId { get; init; }

    /// <summary>Account that signs in again; null for a new one.</summary>
    public required string? AccountId { get; init; }

    public required DateTimeOffset LapsesAt { get; init; }

    /// <summary>Proves to the token service that the one who redeems the code is the one who asked for it.</summary>
    public string CodeVerifier { get; set; } = "";

    public bool IsTaken { get; set; }

    /// <summary>A claims challenge that came in place of a token; empty for none.</summary>
    public string Claims { get; set; } = "";

    /// <summary>Stands for an account id until there is one.</summary>
    public string TokenKey => "pending-" + Id;
}
