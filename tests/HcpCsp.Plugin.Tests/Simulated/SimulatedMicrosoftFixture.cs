namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>One simulator and one client for all tests of a class; each switches its own faults on and off.</summary>
public sealed class SimulatedMicrosoftFixture : IAsyncLifetime
{
    internal SimulatedMicrosoft Microsoft { get; private set; } = null!; // Set before any test, by InitializeAsync.

    public async ValueTask InitializeAsync() => Microsoft = await SimulatedMicrosoft.StartAsync();

    public ValueTask DisposeAsync() => Microsoft?.DisposeAsync() ?? ValueTask.CompletedTask;
}
