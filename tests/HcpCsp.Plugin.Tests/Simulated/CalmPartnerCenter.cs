using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>A client whose lines are all in Partner Center, and what it reads while nothing goes wrong.</summary>
public sealed class CalmPartnerCenter : IAsyncLifetime
{
    internal SimulatedMicrosoft Microsoft { get; private set; } = null!; // Set before any test, by InitializeAsync.

    internal IReadOnlyList<string> Reading { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Microsoft = await SimulatedMicrosoft.StartAsync(
            new SimulatorOptions { Faults = [Fault.Parse("legacy")] },
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["HcpCsp:Microsoft:LineItemApi"] = "v1" });
        Reading = await Readings.OfPartnerCenterAsync(Microsoft);
    }

    public ValueTask DisposeAsync() => Microsoft?.DisposeAsync() ?? ValueTask.CompletedTask;
}
