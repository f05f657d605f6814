using System.CommandLine;

namespace HcpCsp.TestHost.Commands;

/// <summary>Does the main job without a person: sign in, discover, price, write the workbooks.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var command = new Command("demo", "Do the main job headless, then exit.");
        command.SetAction((_, _) => Task.FromResult(1));
        return command;
    }
}
