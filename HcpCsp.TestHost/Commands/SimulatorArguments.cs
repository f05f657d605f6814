using System.CommandLine;
using System.CommandLine.Parsing;
using HcpCsp.TestHost.Simulator.Data.Worlds;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Commands;

/// <summary>What every command that starts the simulated Microsoft lets one say about its temper.</summary>
internal static class SimulatorArguments
{
    public static Option<int> Latency() => new("--latency") { Description = "Milliseconds added to each answer of the simulated APIs." };

    public static Option<World> World() => new("--world") { Description = "Usual, or Extremes: the longest names, written from either side, amounts of twelve digits, 2,000 customers." };

    public static Option<Fault[]> Faults() => new("--fault")
    {
        Description = "NAME[=V]; may be given again and again. " + string.Join("; ", FaultCatalogue.All.Select(fault => fault.Usage + " " + fault.Meaning)),
        CustomParser = ParseFaults,
        DefaultValueFactory = _ => [],
    };

    private static Fault[] ParseFaults(ArgumentResult result)
    {
        var faults = new List<Fault>();
        foreach (var token in result.Tokens)
        {
            try
            {
                faults.Add(Fault.Parse(token.Value));
            }
            catch (FormatException problem)
            {
                result.AddError(problem.Message);
            }
        }

        return [.. faults];
    }
}
