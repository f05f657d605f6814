using System.Globalization;

namespace HcpCsp.TestHost.Simulator;

/// <summary>The faults that can be switched on, by the name they have on the command line.</summary>
internal static class FaultNames
{
    public const string Throttle = "throttle";
    public const string NoBom = "no-bom";
    public const string InlineManifest = "inline-manifest";
    public const string CamelCase = "camel-case";
    public const string Blob503 = "blob-503";
    public const string TruncatedBlob = "truncated-blob";
    public const string NoGraphConsent = "no-graph-consent";
    public const string NoScreens = "no-screens";

    /// <summary>Name, whether a number goes with it, and what it does.</summary>
    public static IReadOnlyList<(string Name, bool HasNumber, string Meaning)> All { get; } =
    [
        (Throttle, true, "every N-th Partner Center call is answered with 429"),
        (NoBom, false, "Partner Center's JSON has no byte order mark"),
        (InlineManifest, false, "a finished export holds its manifest instead of a link to it"),
        (CamelCase, false, "export lines name their attributes in camelCase"),
        (Blob503, true, "every N-th blob is answered with 503 once"),
        (TruncatedBlob, false, "each blob ends half way the first time"),
        (NoGraphConsent, false, "consent for Graph is missing: its tokens are refused"),
        (NoScreens, false, "sign-in asks nothing: the hinted user, else the tenant's admin, has signed in and consented already"),
    ];
}

/// <summary>One thing that goes wrong on purpose.</summary>
internal sealed record Fault(string Name, int Number)
{
    /// <summary>Reads <c>NAME</c> or <c>NAME=V</c>.</summary>
    /// <exception cref="FormatException">Unknown, or its number is missing or no number.</exception>
    public static Fault Parse(string text)
    {
        var parts = text.Split('=', 2);
        var known = FaultNames.All.FirstOrDefault(fault => string.Equals(fault.Name, parts[0], StringComparison.Ordinal));
        if (known.Name is null)
            throw new FormatException($"There is no fault '{parts[0]}'. Known faults: {string.Join(", ", FaultNames.All.Select(Usage))}.");
        if (!known.HasNumber)
        {
            return parts.Length == 1
                ? new Fault(known.Name, 1)
                : throw new FormatException($"The fault '{known.Name}' takes no number.");
        }

        return parts.Length == 2 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? new Fault(known.Name, number)
            : throw new FormatException($"The fault '{known.Name}' needs a number above 0: {known.Name}=N.");
    }

    private static string Usage((string Name, bool HasNumber, string Meaning) fault) => fault.HasNumber ? fault.Name + "=N" : fault.Name;
}
