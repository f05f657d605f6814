using System.ComponentModel;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>Reports that were made, or are.</summary>
internal record ReportRunAnswer : OrderAnswer
{
    protected ReportRunAnswer(ReportRun run)
        : base(run.Order)
    {
        Id = run.Id;
        State = run.State;
        ScheduleId = run.ScheduleId;
        Schedule = run.ScheduleName;
        RequestedBy = run.RequestedBy;
        RequestedAt = run.RequestedAt;
        StartedAt = run.StartedAt;
        EndedAt = run.EndedAt;
        Invoice = run.InvoiceNumber;
        Spans = [.. run.Spans.Select(static span => new MonthsAnswer { From = TypedFields.Write(span.From), To = TypedFields.Write(span.To) })];
        FileCount = run.FileCount;
        Bytes = run.Bytes;
        FailureCount = run.Failures.Count;
    }

    public string Id { get; }

    public ReportRunState State { get; }

    [Description("Schedule that asked for it; null when a person did.")]
    public string? ScheduleId { get; }

    [Description("Name of the schedule; empty for none.")]
    public string Schedule { get; }

    [Description("Name of the person; null when it was due.")]
    public string? RequestedBy { get; }

    public DateTimeOffset RequestedAt { get; }

    public DateTimeOffset? StartedAt { get; }

    public DateTimeOffset? EndedAt { get; }

    [Description("Number of the one invoice that it is of; null when it is of months.")]
    public string? Invoice { get; }

    public IReadOnlyList<MonthsAnswer> Spans { get; }

    public int FileCount { get; }

    [Description("Size of all files.")]
    public long Bytes { get; }

    [Description("How many files could not be made.")]
    public int FailureCount { get; }

    public static ReportRunAnswer Of(ReportRun run) => new(run);
}

internal sealed record MonthsAnswer
{
    [Description("First month, such as 2026-10.")]
    public required string From { get; init; }

    [Description("Last month.")]
    public required string To { get; init; }
}
