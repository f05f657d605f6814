using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.PartnerCenter;

/// <summary>What can go wrong in Partner Center.</summary>
internal static class PartnerCenterFaults
{
    public static readonly FaultDefinition Throttle = new("throttle", "every N-th Partner Center call is answered with 429", HasNumber: true);
    public static readonly FaultDefinition NoBom = new("no-bom", "Partner Center's JSON has no byte order mark");

    public static readonly FaultDefinition Restated = new("restated", "the newest closed invoice has a second data version: lines added, gone and rated anew");

    public static IReadOnlyList<FaultDefinition> All { get; } = [Throttle, NoBom, Restated];
}
