using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>One browser's way from the authorization request back to it.</summary>
internal sealed record SignInFlow(string Id, string Continue, string ClientId, string LoginHint, bool AsksConsentAlways)
{
    public SimulatedUser? User { get; init; }

    public bool PassedMfa { get; init; }

    public bool? Consented { get; init; }
}

/// <summary>Sign-ins under way, and what was consented to. Kept in memory: a restart forgets both.</summary>
internal sealed class SignInState
{
    private readonly ConcurrentDictionary<string, SignInFlow> _flows = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(Guid User, string Application, Guid Tenant), bool> _consents = new();

    public SignInFlow Begin(string returnTo, string clientId, string loginHint, bool asksConsentAlways)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var separator = returnTo.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return Save(new SignInFlow(id, $"{returnTo}{separator}{AuthorizeEndpoint.FlowParameter}={id}", clientId, loginHint, asksConsentAlways));
    }

    public SignInFlow Save(SignInFlow flow) => _flows[flow.Id] = flow;

    public SignInFlow? Find(string? id) => id is not null && _flows.TryGetValue(id, out var flow) ? flow : null;

    public SignInFlow? Take(string? id) => id is not null && _flows.TryRemove(id, out var flow) ? flow : null;

    public void Consent(SimulatedUser user, string clientId) => _consents[(user.ObjectId, clientId, user.HomeTenant)] = true;

    public bool HasConsent(SimulatedUser user, string clientId) => _consents.ContainsKey((user.ObjectId, clientId, user.HomeTenant));
}
