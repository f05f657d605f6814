using System.CommandLine;

namespace HcpCsp.TestHost.Commands;

/// <summary>Serves the simulated Microsoft alone, for other clients than ours.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var command = new Command("simulate", "Serve the simulated Microsoft alone.");
        command.SetAction((_, _) => Task.FromResult(1));
        return command;
    }
}
