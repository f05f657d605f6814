using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>A fault that is on until it is disposed.</summary>
internal sealed class SwitchedFault : IDisposable
{
    private readonly SimulatorServer _server;
    private readonly Fault _fault;

    public SwitchedFault(SimulatorServer server, string usage)
    {
        (_server, _fault) = (server, Fault.Parse(usage));
        server.Faults.Set(_fault);
    }

    public void Dispose() => _server.Faults.Clear(FaultCatalogue.Find(_fault.Name)!);
}
