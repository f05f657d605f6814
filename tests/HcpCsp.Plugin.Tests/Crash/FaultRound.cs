using System.Globalization;
using HcpCsp.TestHost.Simulator;
using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.Plugin.Tests.Crash;

/// <summary>What goes wrong at the same time in one round; in every fourth one, besides, the consent is taken back.</summary>
internal sealed record FaultRound(IReadOnlyList<Fault> Faults, bool RevokesConsent)
{
    private const int AtOnce = 3;

    // Each with the least and the most that its number may be; 0 for one without a number.
    private static readonly (string Name, int Least, int Most)[] Known =
    [
        ("throttle", 3, 8), ("html-errors", 3, 8), ("empty-errors", 3, 8), ("drop", 3, 8), ("graph-throttle", 3, 8), ("graph-html-errors", 3, 8),
        ("token-503", 3, 8), ("failed-export", 2, 5), ("blob-503", 2, 5), ("drop-blob", 10, 90), ("sas-lapse", 2, 5), ("truncated-blob", 0, 0),
    ];

    public static Fault Revocation { get; } = Fault.Parse("consent-revoked");

    public static IEnumerable<FaultRound> List(int count, int seed)
    {
        var random = new Random(seed);
        for (int number = 1; number <= count; number++)
            yield return new FaultRound([.. random.GetItems(Known, 2 * AtOnce).DistinctBy(fault => fault.Name).Take(AtOnce).Select(fault => Pick(fault, random))], number % 4 == 3);
    }

    public void Begin(SimulatorServer simulator)
    {
        foreach (Fault fault in Faults)
            simulator.Faults.Set(fault);
    }

    public void End(SimulatorServer simulator)
    {
        foreach (Fault fault in Faults)
            simulator.Faults.Clear(FaultCatalogue.Find(fault.Name)!); // It was parsed, so it is known.
    }

    public override string ToString() => string.Join(", ", Faults.Select(fault => $"{fault.Name}={fault.Number}")) + (RevokesConsent ? ", consent revoked" : "");

    private static Fault Pick((string Name, int Least, int Most) fault, Random random) =>
        Fault.Parse(fault.Most == 0 ? fault.Name : $"{fault.Name}={random.Next(fault.Least, fault.Most + 1).ToString(CultureInfo.InvariantCulture)}");
}
