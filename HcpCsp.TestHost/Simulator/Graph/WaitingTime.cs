using System.Globalization;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>How long Graph asks its callers to wait.</summary>
internal sealed class WaitingTime(SimulatorOptions options, FaultSwitches faults)
{
    public void AskFor(HttpResponse response)
    {
        if (faults.IsOn(GraphFaults.NoRetryAfter))
            return;
        var seconds = faults.IsOn(GraphFaults.RetryAfter) ? faults.Number(GraphFaults.RetryAfter) : options.RetryAfterSeconds;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
    }
}
