namespace HcpCsp.Plugin.Model.Reports;

/// <summary>A file in the report folder, whole; or, without its hash, about to be written.</summary>
internal sealed record ProducedFile
{
    public required string AccountId { get; init; }

    public required string RunId { get; init; }

    public required ReportKey Key { get; init; }

    /// <summary>Safe on every file system; no other file of the run has it.</summary>
    public required string Name { get; init; }

    /// <summary>For people, such as "Billing details 2026-10".</summary>
    public required string Title { get; init; }

    /// <summary>Empty for the partner's.</summary>
    public string CustomerName { get; init; } = "";

    /// <summary>What is missing in it; empty when it is complete.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>From 1: how often its schedule has made this report, with this one. Later ones replace earlier ones.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Line items.</summary>
    public int Rows { get; init; }

    public long Bytes { get; init; }

    /// <summary>Lower-case hex; empty until it is written.</summary>
    public string Sha256 { get; init; } = "";

    public required DateTimeOffset MadeAt { get; init; }

    public bool IsProvisional => Missing.Count > 0;
}
