using System.CommandLine;

namespace HcpCsp.TestHost.Commands;

/// <summary>Serves the host, and the simulator beside it, until it is stopped.</summary>
internal static class ServeCommand
{
    public static void Configure(RootCommand command) => command.SetAction((_, _) => Task.FromResult(1));
}
