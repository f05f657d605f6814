namespace HcpCsp.Plugin.Model.Reports;

/// <summary>One making of reports, on demand or by a schedule. Its files and deliveries are kept beside it.</summary>
internal sealed record ReportRun
{
    /// <summary>12 lower-case hex digits.</summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>Null for one on demand.</summary>
    public string? ScheduleId { get; init; }

    /// <summary>As it was then; empty for one on demand.</summary>
    public string ScheduleName { get; init; } = "";

    /// <summary>User name; null when a schedule was due.</summary>
    public string? RequestedBy { get; init; }

    public required ReportOrder Order { get; init; }

    /// <summary>The months that it is of, each span by itself.</summary>
    public required IReadOnlyList<MonthSpan> Spans { get; init; }

    /// <summary>First day of a month: documents of earlier ones are left out; null for none.</summary>
    public DateOnly? FromMonth { get; init; }

    /// <summary>One document alone; null for all of the months.</summary>
    public string? InvoiceNumber { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Null while it waits for its turn.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public ReportRunState State { get; init; }

    /// <summary>Files that there are, once it has ended.</summary>
    public int FileCount { get; init; }

    public long Bytes { get; init; }

    /// <summary>What couldn't be made, and why.</summary>
    public IReadOnlyList<ReportFailure> Failures { get; init; } = [];

    /// <summary>What people should know beside it, in words: statements that can't be issued, statements that differ.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether it belongs to those files that are not to be made again for one schedule, or for one run.</summary>
    public string Owner => ScheduleId ?? Id;
}

/// <summary>Stored by name.</summary>
internal enum ReportRunState
{
    /// <summary>For its turn.</summary>
    Waiting,
    Running,

    /// <summary>All files are there. Mails may still be on their way: see the deliveries.</summary>
    Completed,

    /// <summary>Files that are missing are among the failures; the others are there.</summary>
    Failed,

    /// <summary>By a person. Files that were whole by then are there.</summary>
    Stopped,
}

/// <param name="Title">Of the report.</param>
/// <param name="CustomerName">Empty for the partner's.</param>
/// <param name="Reason">In words.</param>
/// <param name="IsHeldBack">Whether it would have shown a customer what isn't the customer's.</param>
internal sealed record ReportFailure(string Title, string CustomerName, string Reason, bool IsHeldBack);
