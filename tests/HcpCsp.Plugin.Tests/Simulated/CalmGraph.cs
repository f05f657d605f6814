using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Simulated;

/// <summary>A client whose lines are exports of several files, and what it reads while nothing goes wrong.</summary>
public sealed class CalmGraph : IAsyncLifetime
{
    internal SimulatedMicrosoft Microsoft { get; private set; } = null!; // Set before any test, by InitializeAsync.

    internal IReadOnlyList<string> Reading { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Microsoft = await SimulatedMicrosoft.StartAsync(new SimulatorOptions { PollsUntilDone = 1 });
        using IDisposable several = Microsoft.With("blobs=3");
        Reading = await Readings.OfLinesAsync(Microsoft);
    }

    public ValueTask DisposeAsync() => Microsoft?.DisposeAsync() ?? ValueTask.CompletedTask;
}
