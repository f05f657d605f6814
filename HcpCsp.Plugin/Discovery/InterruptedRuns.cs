using HcpCsp.Plugin.Model;

namespace HcpCsp.Plugin.Discovery;

internal static class InterruptedRuns
{
    /// <summary>A run that a crash or a shutdown cut off is shown as Stopped: what it finished is kept, and the next run goes on from there.</summary>
    public static DiscoveryRun Close(DiscoveryRun run, DateTimeOffset? at) => run with { State = DiscoveryState.Stopped, EndedAt = at, Current = "" };
}
