using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What lasts of one sign-in: every code and refresh token from it refers to it.</summary>
internal sealed class SignInSession(Guid userId, bool passedMfa, bool metChallenge)
{
    private int _refreshes;

    public string Id { get; } = Guid.NewGuid().ToString();

    public Guid UserId => userId;

    public bool PassedMfa => passedMfa;

    /// <summary>The claims of a challenge were sent along.</summary>
    public bool MetChallenge => metChallenge;

    /// <summary>What its refresh tokens are refused with; null while they are good.</summary>
    public EntraError? Ending { get; set; }

    /// <summary>Counts a use of a refresh token, and says the how manieth it was.</summary>
    public int CountRefresh() => Interlocked.Increment(ref _refreshes);
}

/// <summary>All sign-ins so far.</summary>
internal sealed class SignInSessions
{
    private readonly ConcurrentDictionary<string, SignInSession> _sessions = new(StringComparer.Ordinal);

    public SignInSession Begin(SimulatedUser user, bool passedMfa, bool metChallenge)
    {
        var session = new SignInSession(user.ObjectId, passedMfa, metChallenge);
        return _sessions[session.Id] = session;
    }

    public SignInSession? Find(string? id) => id is not null && _sessions.TryGetValue(id, out var session) ? session : null;

    /// <summary>An administrator signs the user out everywhere.</summary>
    public void Revoke(SimulatedUser user) => End(session => session.UserId == user.ObjectId, EntraError.SessionsRevoked);

    /// <summary>As if none had been used for ninety days.</summary>
    public void LetAllLapse() => End(_ => true, EntraError.RefreshTokenLapsed);

    private void End(Func<SignInSession, bool> which, EntraError ending)
    {
        foreach (var session in _sessions.Values.Where(which))
            session.Ending ??= ending;
    }
}
