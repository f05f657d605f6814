using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>What can go wrong with exports and their blobs.</summary>
internal static class GraphFaults
{
    public static readonly FaultDefinition InlineManifest = new("inline-manifest", "a finished export holds its manifest instead of a link to it");
    public static readonly FaultDefinition CamelCase = new("camel-case", "export lines name their attributes in camelCase");
    public static readonly FaultDefinition Blob503 = new("blob-503", "every N-th blob is answered with 503 once", HasNumber: true);
    public static readonly FaultDefinition TruncatedBlob = new("truncated-blob", "each blob ends half way the first time");

    public static IReadOnlyList<FaultDefinition> All { get; } = [InlineManifest, CamelCase, Blob503, TruncatedBlob];
}
