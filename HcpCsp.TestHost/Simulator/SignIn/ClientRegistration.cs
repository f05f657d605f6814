using HcpCsp.TestHost.Simulator.Faults;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>The one application there is: who it is, where its browsers may come back to, and what Entra says to others.</summary>
internal sealed class ClientRegistration(SimulatorOptions options, FaultSwitches faults)
{
    private static readonly JsonWebTokenHandler Handler = new();

    public EntraError? FindRefusal(SignInTenant tenant, string? clientId)
    {
        if (!tenant.Exists)
            return EntraError.UnknownTenant;
        if (!string.Equals(clientId, options.ClientId, StringComparison.OrdinalIgnoreCase) || faults.IsOn(SignInFaults.UnknownApplication))
            return EntraError.UnknownApplication;
        return tenant.IsAny && faults.IsOn(SignInFaults.SingleTenant) ? EntraError.SingleTenant : null;
    }

    public bool IsRegistered(string? redirectUri) =>
        Uri.TryCreate(redirectUri, UriKind.Absolute, out var uri)
        && (options.RedirectUris.Contains(redirectUri, StringComparer.Ordinal)
            || uri is { Scheme: "http", Host: "localhost" or "127.0.0.1" });

    /// <summary>What is wrong with the credentials at first sight; OpenIddict checks them afterwards.</summary>
    public EntraError? FindRefusal(string? secret, string? assertion)
    {
        if (!string.IsNullOrEmpty(assertion))
            return options.ClientCertificate is not null && IsAboutUs(assertion) ? null : EntraError.AssertionRejected;
        if (string.IsNullOrEmpty(secret))
            return EntraError.SecretMissing;
        return faults.IsOn(SignInFaults.SecretExpired) ? EntraError.SecretExpired : null;
    }

    private bool IsAboutUs(string assertion)
    {
        try
        {
            return string.Equals(Handler.ReadJsonWebToken(assertion).Subject, options.ClientId, StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception problem) when (problem is ArgumentException or SecurityTokenException)
        {
            // No token at all.
            return false;
        }
    }
}
