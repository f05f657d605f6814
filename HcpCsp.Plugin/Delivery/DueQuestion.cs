using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>What there may be to make of an order.</summary>
/// <param name="Owner">Schedule, or run on demand, that makes nothing again at the same version.</param>
/// <param name="FromMonth">Documents of earlier months are left out; null for none.</param>
/// <param name="InvoiceNumber">One document alone; null for all.</param>
internal sealed record DueQuestion(string AccountId, string Owner, ReportOrder Order, IReadOnlyList<MonthSpan> Spans, DateOnly? FromMonth, string? InvoiceNumber)
{
    public static DueQuestion Of(ReportRun run) => new(run.AccountId, run.Owner, run.Order, run.Spans, run.FromMonth, run.InvoiceNumber);

    public static DueQuestion Of(ReportSchedule schedule, IReadOnlyList<MonthSpan> spans) => new(schedule.AccountId, schedule.Id, schedule.Order, spans, schedule.FromMonth, null);
}
