using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Tests.MainJob;

/// <summary>Host and simulator before anything was registered.</summary>
public sealed class RegistrationFixture : IAsyncLifetime
{
    internal SimulatedHost Running { get; private set; } = null!; // Set before any test, by InitializeAsync.

    internal SimulatedPartner Contoso => Running.Simulator.Partners[0];

    internal SimulatedPartner Fabrikam => Running.Simulator.Partners[1];

    public async ValueTask InitializeAsync() => Running = await SimulatedHost.StartAsync(new SimulatorOptions());

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
