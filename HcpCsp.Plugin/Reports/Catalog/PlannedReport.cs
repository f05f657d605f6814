namespace HcpCsp.Plugin.Reports.Catalog;

/// <summary>One file that a request comes to, not written yet.</summary>
internal sealed record PlannedReport
{
    public required ReportRequest Request { get; init; }

    /// <summary>What it is of, within the account, kind and format: a document's number, or months such as <c>2026-10</c> or <c>2026-01/2026-10</c>.</summary>
    public required string Subject { get; init; }

    /// <summary>Normalized id; null for the partner's.</summary>
    public string? CustomerId { get; init; }

    public string CustomerName { get; init; } = "";

    /// <summary>For people: what it is, such as "Billing details 2026-10".</summary>
    public required string Title { get; init; }

    /// <summary>Safe on every file system, and no other file of the same request has it.</summary>
    public required string FileName { get; init; }

    public required Completeness Completeness { get; init; }

    /// <summary>
    /// Names data, prices and completeness that it is made from, and nothing of its looks: what has been sent at the same version needn't be
    /// sent again. For an issued statement, the statement's version.
    /// </summary>
    public required string Version { get; init; }
}

/// <summary>Whether all that Microsoft will have to say is in it.</summary>
/// <param name="Missing">What isn't, in words, for people; empty when complete.</param>
internal sealed record Completeness(IReadOnlyList<string> Missing)
{
    public static readonly Completeness Whole = new([]);

    public bool IsComplete => Missing.Count == 0;
}
