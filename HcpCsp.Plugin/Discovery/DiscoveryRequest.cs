using HcpCsp.Abstractions.Jobs;

namespace HcpCsp.Plugin.Discovery;

/// <summary>What a run is asked to do, apart from the host that asks.</summary>
/// <param name="RunId">Id of the host's job run.</param>
/// <param name="Scope">How much to read.</param>
/// <param name="RequestedBy">Null when the system asks.</param>
/// <param name="IsStopRequested">Tells a person's stop from a shutdown once the token is cancelled.</param>
/// <param name="Report">Takes the progress for the host's own lists.</param>
internal sealed record DiscoveryRequest(
    string RunId, string AccountId, DiscoveryScope Scope, bool IsManual, string? RequestedBy, Func<bool> IsStopRequested, Action<JobProgress> Report);
