using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>One browser's way from the authorization request back to it.</summary>
internal sealed record SignInFlow(string Id, string Continue, string ClientId, string LoginHint, bool AsksConsentAlways)
{
    public SimulatedUser? User { get; init; }

    public bool PassedMfa { get; init; }

    public bool? Consented { get; init; }

    /// <summary>An administrator consents for everybody.</summary>
    public bool IsForTenant { get; init; }
}

/// <summary>Sign-ins under way. Kept in memory: a restart forgets them.</summary>
internal sealed class SignInState
{
    private readonly ConcurrentDictionary<string, SignInFlow> _flows = new(StringComparer.Ordinal);

    public SignInFlow Begin(string returnTo, string clientId, string loginHint, bool asksConsentAlways)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var separator = returnTo.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Save(new SignInFlow(id, $"{returnTo}{separator}{AuthorizeEndpoint.FlowParameter}={id}", clientId, loginHint, asksConsentAlways));
    }

    public SignInFlow Save(SignInFlow flow) => _flows[flow.Id] = flow;

    public SignInFlow? Find(string? id) => id is not null && _flows.TryGetValue(id, out var flow) ? flow : null;

    public SignInFlow? Take(string? id) => id is not null && _flows.TryRemove(id, out var flow) ? flow : null;
}
