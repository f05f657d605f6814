using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Faults of a running server that are on until disposed.</summary>
internal sealed class SwitchedFaults : IDisposable
{
    private readonly SimulatorServer _server;
    private readonly List<Fault> _faults;

    public SwitchedFaults(SimulatorServer server, params IEnumerable<string> faults)
    {
        _server = server;
        _faults = [.. faults.Select(Fault.Parse)];
        _faults.ForEach(server.Faults.Set);
    }

    public void Dispose() => _faults.ForEach(fault => _server.Faults.Clear(FaultCatalogue.Find(fault.Name)!));
}
