using HcpCsp.TestHost.Simulator.Faults;

namespace HcpCsp.TestHost.Simulator.Graph.Blobs;

/// <summary>How the numbers of a row are written.</summary>
internal enum NumberDress
{
    Mixed,
    AllStrings,
    AllNumbers,
}

/// <summary>The faults that change a blob's content. Rows are the same in each.</summary>
internal sealed record BlobDress
{
    public bool CamelCase { get; init; }

    public NumberDress Numbers { get; init; }

    public bool UnknownAttributes { get; init; }

    public bool ByteOrderMark { get; init; }

    public bool Array { get; init; }

    public bool BlankLines { get; init; }

    public bool NoLastNewline { get; init; }

    public bool SeveralMembers { get; init; }

    /// <summary>Tells one content from another, in names of files and in tags.</summary>
    public string Key => string.Concat(
        CamelCase ? "c" : "",
        Numbers switch { NumberDress.AllStrings => "s", NumberDress.AllNumbers => "n", _ => "" },
        UnknownAttributes ? "u" : "",
        ByteOrderMark ? "b" : "",
        Array ? "a" : "",
        BlankLines ? "e" : "",
        NoLastNewline ? "l" : "",
        SeveralMembers ? "m" : "");

    public static BlobDress Of(FaultSwitches faults) => new()
    {
        CamelCase = faults.IsOn(GraphFaults.CamelCase),
        Numbers = faults.IsOn(GraphFaults.NumbersAsStrings) ? NumberDress.AllStrings
            : faults.IsOn(GraphFaults.NumbersAsNumbers) ? NumberDress.AllNumbers : NumberDress.Mixed,
        UnknownAttributes = faults.IsOn(GraphFaults.UnknownAttributes),
        ByteOrderMark = faults.IsOn(GraphFaults.BomLines),
        Array = faults.IsOn(GraphFaults.JsonArray),
        BlankLines = faults.IsOn(GraphFaults.BlankLines),
        NoLastNewline = faults.IsOn(GraphFaults.NoLastNewline),
        SeveralMembers = faults.IsOn(GraphFaults.GzipMembers),
    };
}
