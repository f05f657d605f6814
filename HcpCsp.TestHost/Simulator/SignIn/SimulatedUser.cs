namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A person of a partner tenant, and what goes wrong with them.</summary>
/// <param name="Name">User principal name.</param>
/// <param name="HomeTenant">Where the account lives; another tenant than the one it is tried in for the stranger.</param>
/// <param name="HasMfa">False: signs in with the password alone.</param>
/// <param name="IsAdminAgent">False: Partner Center refuses.</param>
/// <param name="MayReadBilling">False: Graph refuses.</param>
/// <param name="Purpose">What to try them for.</param>
internal sealed record SimulatedUser(
    string Name, string DisplayName, Guid ObjectId, Guid HomeTenant, bool HasMfa, bool IsAdminAgent, bool MayReadBilling, string Purpose)
{
    /// <summary>Uses of a refresh token that somebody who leaves still sees answered.</summary>
    public const int RefreshesBeforeLeaving = 2;

    /// <summary>Says no to the permissions without being asked.</summary>
    public bool Declines { get; init; }

    /// <summary>Takes the consent back after <see cref="RefreshesBeforeLeaving"/>.</summary>
    public bool Leaves { get; init; }

    /// <summary>What the sign-in page refuses them with; null lets them in.</summary>
    public EntraError? Refusal { get; init; }
}
