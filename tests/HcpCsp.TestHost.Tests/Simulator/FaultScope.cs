using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Tests.Simulator;

/// <summary>Faults of a running server that are on until the scope ends.</summary>
internal sealed class FaultScope : IDisposable
{
    private readonly SimulatorServer _server;
    private readonly Fault[] _faults;

    public FaultScope(SimulatorServer server, params string[] faults)
    {
        _server = server;
        _faults = [.. faults.Select(Fault.Parse)];
        foreach (var fault in _faults)
            server.Faults.Set(fault);
    }

    public void Dispose()
    {
        foreach (var fault in _faults)
            _server.Faults.Clear(FaultCatalogue.Find(fault.Name)!); // It was parsed, so it is known.
    }
}
