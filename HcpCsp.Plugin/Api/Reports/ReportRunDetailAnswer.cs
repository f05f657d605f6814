using System.ComponentModel;
using HcpCsp.Abstractions.Jobs;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>A run with all that belongs to it.</summary>
internal sealed record ReportRunDetailAnswer : ReportRunAnswer
{
    private ReportRunDetailAnswer(ReportRun run, JobRun? job, IEnumerable<ProducedFile> files, IEnumerable<ReportDelivery> deliveries)
        : base(run)
    {
        Progress = job?.Progress?.Text ?? "";
        Percent = job?.Progress?.Percent;
        Files = [.. files.Select(ReportFileAnswer.Of)];
        Deliveries = [.. deliveries.Select(DeliveryAnswer.Of)];
        Failures = [.. run.Failures.Select(FailureAnswer.Of)];
        Notes = run.Notes;
    }

    [Description("How far it is, in words; empty when it doesn't go on.")]
    public string Progress { get; }

    [Description("How far it is, 0 to 100; null when that isn't known.")]
    public double? Percent { get; }

    public IReadOnlyList<ReportFileAnswer> Files { get; }

    public IReadOnlyList<DeliveryAnswer> Deliveries { get; }

    public IReadOnlyList<FailureAnswer> Failures { get; }

    [Description("What is worth knowing of it, in words.")]
    public IReadOnlyList<string> Notes { get; }

    public static ReportRunDetailAnswer Of(ReportRun run, JobRun? job, IEnumerable<ProducedFile> files, IEnumerable<ReportDelivery> deliveries) => new(run, job, files, deliveries);
}
