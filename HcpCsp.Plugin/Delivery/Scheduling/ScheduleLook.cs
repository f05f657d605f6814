using System.Security.Cryptography;
using System.Text;
using HcpCsp.Plugin.Billing;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Reports;

namespace HcpCsp.Plugin.Delivery.Scheduling;

/// <summary>What a schedule comes to at a moment: the run to make, if any, and its standing. Reads alone; a repeat is harmless.</summary>
internal sealed class ScheduleLook(DueReports due, IBillingLedger ledger, IReportStore reports)
{
    // A month that no document ever comes for isn't waited for any longer.
    private const int MostOpenMonths = 13;
    private const int MostWaiting = 50;

    /// <param name="schedule">Schedule.</param>
    /// <param name="now">Moment.</param>
    /// <param name="isAsked">Whether somebody wants it to be due just now.</param>
    public LookResult Look(ReportSchedule schedule, DateTimeOffset now, bool isAsked)
    {
        ScheduleStanding before = reports.GetStanding(schedule.AccountId, schedule.Id);
        if (schedule.When is ScheduleTime.AfterEachInvoice)
            return AfterInvoices(schedule, before, now, isAsked);

        // A timed one sends what is provisional when it is due. What waits beside that goes out once it is complete.
        MonthSpan[] dueNow = [.. ListDueSpans(schedule, before, now, isAsked)];
        MonthSpan[] open = [.. before.Open.Except(dueNow).Where(span => span.To.AddMonths(MostOpenMonths).ToDateTime(TimeOnly.MinValue) > now.UtcDateTime)];
        DueWork nowDue = due.Find(DueQuestion.Of(schedule, dueNow));
        ReportSchedule complete = schedule with { Order = schedule.Order with { SendsProvisional = false } };
        DueWork late = due.Find(DueQuestion.Of(complete, open));
        MonthSpan[] stillOpen = [.. dueNow.Where(span => Waits(complete, span)).Concat(open.Where(span => (!nowDue.IsNone && !late.IsNone) || Waits(complete, span))).Order(ByMonth)];
        ScheduleStanding standing = StandingOf(before, now, [nowDue, late]) with { DoneUntil = now, Open = stillOpen };
        return nowDue.IsNone ? new LookResult(standing, late.IsNone ? null : new Wanted(complete.Order, open)) : new LookResult(standing, new Wanted(schedule.Order, dueNow));
    }

    // Documents that are new, or read anew, and months that still wait: what our own rules move of earlier ones isn't sent round again.
    private LookResult AfterInvoices(ReportSchedule schedule, ScheduleStanding before, DateTimeOffset now, bool isAsked)
    {
        IReadOnlySet<string> seen = reports.ListSeen(schedule.AccountId, schedule.Id);
        Invoice[] fresh = [.. ledger.ListInvoices(schedule.AccountId).Select(static bill => bill.Invoice)
            .Where(invoice => !invoice.IsVoided && invoice.Period.StartMonth >= schedule.FromMonth && (isAsked || !seen.Contains(SeenIdOf(invoice))))];
        MonthSpan[] spans = [.. fresh.Select(invoice => ScheduleCalendar.SpanUpTo(schedule.Period, invoice.Period.StartMonth)).Union(before.Open).Order(ByMonth)];
        DueWork work = due.Find(DueQuestion.Of(schedule, spans));
        ReportSchedule complete = schedule with { Order = schedule.Order with { SendsProvisional = false } };
        ScheduleStanding standing = StandingOf(before, now, [work]) with { Open = [.. spans.Where(span => Waits(complete, span))] };
        bool tells = fresh.Length > 0 && work.Restated.Count > 0;
        return new LookResult(
            fresh.Length > 0 ? standing : standing with { DifferingStatements = before.DifferingStatements },
            work.IsNone && !tells ? null : new Wanted(schedule.Order, spans))
        {
            Seen = [.. fresh.Select(SeenIdOf)],
        };
    }

    private static string SeenIdOf(Invoice invoice) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{invoice.Number}\n{invoice.Lines?.Id}\n{invoice.Usage?.Id}")).AsSpan(0, 16));

    private static IEnumerable<MonthSpan> ListDueSpans(ReportSchedule schedule, ScheduleStanding before, DateTimeOffset now, bool isAsked)
    {
        IEnumerable<DateOnly> days = ScheduleCalendar.ListBetween(schedule.When, schedule.TimeZone, before.DoneUntil ?? schedule.MadeAt, now).Select(static one => one.Day);
        return (isAsked ? days.Append(ScheduleCalendar.DayOf(schedule.TimeZone, now)) : days)
            .Select(day => ScheduleCalendar.SpanOf(schedule.Period, day))
            .Where(span => span.To >= schedule.FromMonth)
            .Distinct();
    }

    // Until all of it is complete. What a run fails to make, the run itself puts back.
    private bool Waits(ReportSchedule complete, MonthSpan span) => due.Find(DueQuestion.Of(complete, [span])).Waiting.Count > 0;

    private static ScheduleStanding StandingOf(ScheduleStanding before, DateTimeOffset now, IReadOnlyList<DueWork> work)
    {
        WaitingReport[] waiting = [.. work.SelectMany(static one => one.Waiting)];
        return before with
        {
            LookedAt = now,
            Waiting = [.. waiting.Take(MostWaiting)],
            WaitingCount = waiting.Length,
            DifferingStatements = work.SelectMany(static one => one.Restated.Except(one.ToReissue)).Distinct().Count(),
            Problem = "",
        };
    }

    private static readonly Comparer<MonthSpan> ByMonth = Comparer<MonthSpan>.Create(static (one, other) => (one.To, one.From).CompareTo((other.To, other.From)));
}

/// <param name="Run">What to make; null for nothing.</param>
internal sealed record LookResult(ScheduleStanding Standing, Wanted? Run)
{
    /// <summary>Marks of the documents that were looked at.</summary>
    public IReadOnlyCollection<string> Seen { get; init; } = [];
}

/// <param name="Order">As of the schedule, or for what is complete alone.</param>
internal sealed record Wanted(ReportOrder Order, IReadOnlyList<MonthSpan> Spans);
