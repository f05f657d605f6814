namespace HcpCsp.TestHost.Simulator.Faults;

/// <summary>A fault that can be switched on.</summary>
/// <param name="Name">On the command line.</param>
/// <param name="Meaning">What it does, for people.</param>
/// <param name="HasNumber">Whether a number goes with it.</param>
internal sealed record FaultDefinition(string Name, string Meaning, bool HasNumber = false)
{
    public string Usage => HasNumber ? Name + "=N" : Name;
}
