using HcpCsp.TestHost.Simulator;

namespace HcpCsp.TestHost.Commands;

/// <summary>Starts the simulated Microsoft in this process, for the commands that want one beside the host.</summary>
internal static class SimulatorLauncher
{
    public static async Task<RunningSimulator> StartAsync(SimulatorOptions options, CancellationToken cancellationToken)
    {
        SimulatorServer server = await SimulatorServer.StartAsync(options, cancellationToken);
        var settings = server.ClientSettings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value, StringComparer.OrdinalIgnoreCase);
        return new RunningSimulator(server.Address, settings, [.. server.Partners.Select(partner => (partner.Name, partner.TenantId.ToString()))], server);
    }
}
