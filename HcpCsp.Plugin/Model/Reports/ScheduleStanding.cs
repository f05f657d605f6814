namespace HcpCsp.Plugin.Model.Reports;

/// <summary>Where a schedule is, as the module records it: no edit of anybody's.</summary>
internal sealed record ScheduleStanding
{
    public required string AccountId { get; init; }

    public required string ScheduleId { get; init; }

    /// <summary>Occurrences up to then are dealt with; null before the first look.</summary>
    public DateTimeOffset? DoneUntil { get; init; }

    /// <summary>Months of occurrences of which something still waits to be complete.</summary>
    public IReadOnlyList<MonthSpan> Open { get; init; } = [];

    /// <summary>Null before the first look.</summary>
    public DateTimeOffset? LookedAt { get; init; }

    /// <summary>What isn't made yet, and why: not all when there are very many.</summary>
    public IReadOnlyList<WaitingReport> Waiting { get; init; } = [];

    public int WaitingCount { get; init; }

    /// <summary>Statements that Microsoft's data have come to another price of since they were issued, and that aren't issued anew.</summary>
    public int DifferingStatements { get; init; }

    /// <summary>Why nothing can be made, in words; empty when all is well.</summary>
    public string Problem { get; init; } = "";
}

/// <summary>A report that will be made once nothing is missing.</summary>
/// <param name="CustomerName">Empty for the partner's.</param>
/// <param name="Missing">In words.</param>
internal sealed record WaitingReport(string Title, string CustomerName, IReadOnlyList<string> Missing);
