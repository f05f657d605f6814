using System.CommandLine;

namespace HcpCsp.TestHost.Commands;

/// <summary>Starts the simulated Microsoft beside the host.</summary>
/// <param name="scale"><c>S</c>, <c>M</c> or <c>L</c>.</param>
/// <param name="parsed">The command line, for what else it says of the simulator.</param>
/// <param name="cancellationToken">Gives up.</param>
internal delegate Task<RunningSimulator> SimulatorStarter(string scale, ParseResult parsed, CancellationToken cancellationToken);

/// <summary>A simulator that runs in this process.</summary>
/// <param name="Address">Where it listens.</param>
/// <param name="Settings">What the plugin must know to use it, such as <c>HcpCsp:Microsoft:Authority</c>.</param>
/// <param name="Partners">Name and tenant id of each partner that can be registered.</param>
/// <param name="Server">Ends it when disposed.</param>
internal sealed record RunningSimulator(
    Uri Address, IReadOnlyDictionary<string, string?> Settings, IReadOnlyList<(string Name, string TenantId)> Partners, IAsyncDisposable Server);
