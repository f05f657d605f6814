using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Pages;

/// <summary>What the page and the door for scripts have in common.</summary>
internal static class FaultSwitching
{
    /// <summary>Switches the fault on; the problem in words where the number doesn't fit it.</summary>
    public static string? FindProblem(FaultSwitches faults, FaultDefinition fault, string? number)
    {
        try
        {
            faults.Set(Fault.Parse(string.IsNullOrEmpty(number) ? fault.Name : $"{fault.Name}={number}"));
            return null;
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }
    }

    public static string Unknown(string name) =>
        $"There is no fault '{name}'. Known faults: {string.Join(", ", FaultCatalogue.All.Select(fault => fault.Usage))}.";
}
