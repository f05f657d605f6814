namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>A person of a partner tenant, and what goes wrong with them.</summary>
/// <param name="Name">User principal name.</param>
/// <param name="HomeTenant">Where the account lives; another tenant than the one it is tried in for the stranger.</param>
/// <param name="HasMfa">False: signs in with the password alone.</param>
/// <param name="IsAdminAgent">False: Partner Center refuses.</param>
/// <param name="MayReadBilling">False: Graph refuses.</param>
internal sealed record SimulatedUser(
    string Name, string DisplayName, Guid ObjectId, Guid HomeTenant, bool HasMfa, bool IsAdminAgent, bool MayReadBilling, string Purpose);
