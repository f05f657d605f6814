using System.Collections.Concurrent;

namespace HcpCsp.TestHost.Simulator.Faults;

/// <summary>Which faults are on. They can be switched while the simulator runs.</summary>
internal sealed class FaultSwitches
{
    private readonly ConcurrentDictionary<string, int> _on = new(StringComparer.Ordinal);

    public FaultSwitches(SimulatorOptions options)
    {
        foreach (var fault in options.Faults)
            Set(fault);
    }

    public bool IsOn(FaultDefinition fault) => _on.ContainsKey(fault.Name);

    /// <summary>The number given with a fault; 0 where the fault is off.</summary>
    public int Number(FaultDefinition fault) => _on.GetValueOrDefault(fault.Name);

    public void Set(Fault fault) => _on[fault.Name] = fault.Number;

    public void Clear(FaultDefinition fault) => _on.TryRemove(fault.Name, out _);
}
