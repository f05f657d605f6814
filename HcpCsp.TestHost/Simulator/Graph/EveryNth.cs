using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph;

/// <summary>Counts while a fault with a number is on, and tells each N-th time.</summary>
internal sealed class EveryNth(FaultSwitches faults, FaultDefinition fault)
{
    private int _count;

    public bool Strikes()
    {
        var every = faults.Number(fault);
        return every > 0 && Interlocked.Increment(ref _count) % every == 0;
    }
}
