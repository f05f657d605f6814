using System.Globalization;

namespace HcpCsp.TestHost.Simulator.Faults;

/// <summary>One thing that goes wrong on purpose.</summary>
internal sealed record Fault(string Name, int Number)
{
    /// <summary>Reads <c>NAME</c> or <c>NAME=V</c>.</summary>
    /// <exception cref="FormatException">Unknown, or its number is missing or no number.</exception>
    public static Fault Parse(string text)
    {
        var parts = text.Split('=', 2);
        var known = FaultCatalogue.Find(parts[0])
            ?? throw new FormatException($"There is no fault '{parts[0]}'. Known faults: {string.Join(", ", FaultCatalogue.All.Select(fault => fault.Usage))}.");
        if (!known.HasNumber)
        {
            return parts.Length == 1
                ? new Fault(known.Name, 1)
                : throw new FormatException($"The fault '{known.Name}' takes no number.");
        }

        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new Fault(known.Name, number)
            : throw new FormatException($"The fault '{known.Name}' needs a number above 0: {known.Usage}.");
    }
}
