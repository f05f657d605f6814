using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.SignIn;

/// <summary>What can go wrong at sign-in.</summary>
internal static class SignInFaults
{
    public static readonly FaultDefinition NoGraphConsent = new("no-graph-consent", "consent for Graph is missing: its tokens are refused");
    public static readonly FaultDefinition NoScreens = new("no-screens", "sign-in asks nothing: the hinted user, else the tenant's admin, has signed in and consented already");

    public static IReadOnlyList<FaultDefinition> All { get; } = [NoGraphConsent, NoScreens];
}
