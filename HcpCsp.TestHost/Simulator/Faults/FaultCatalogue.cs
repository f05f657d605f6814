using HcpCsp.TestHost.Simulator.Graph;
using HcpCsp.TestHost.Simulator.PartnerCenter;
using HcpCsp.TestHost.Simulator.SignIn;

namespace HcpCsp.TestHost.Simulator.Faults;

/// <summary>Every fault there is; each part of Microsoft lists its own.</summary>
internal static class FaultCatalogue
{
    public static IReadOnlyList<(string Title, IReadOnlyList<FaultDefinition> Faults)> Parts { get; } =
        [("Sign-in", SignInFaults.All), ("Partner Center", PartnerCenterFaults.All), ("Graph and its blobs", GraphFaults.All)];

    public static IReadOnlyList<FaultDefinition> All { get; } = [.. Parts.SelectMany(part => part.Faults)];

    public static FaultDefinition? Find(string name) => All.FirstOrDefault(fault => string.Equals(fault.Name, name, StringComparison.Ordinal));
}
