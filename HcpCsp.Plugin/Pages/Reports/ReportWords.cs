using System.Globalization;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Pages.Reports;

/// <summary>Words for what reports are of, when they are due and whom they are for.</summary>
internal static class ReportWords
{
    private const int MostNamed = 3;

    public static string Caption(ReportKind kind) => kind switch
    {
        ReportKind.Invoice => "Invoice report",
        ReportKind.Month => "Month report",
        ReportKind.Spending => "Customer Spending Report",
        ReportKind.Usage => "Usage breakdown",
        ReportKind.CustomerBilling => "Billing details",
        ReportKind.CustomerSpending => "Spending of the customer",
        ReportKind.CustomerUsage => "Usage of the customer",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    public static string Explain(ReportKind kind) => kind switch
    {
        ReportKind.Invoice => "Each document by itself: customers, lines and tie-out, with cost, price and margin.",
        ReportKind.Month => "All documents of a month together, each currency by itself.",
        ReportKind.Spending => "Customer by month by product family and product, over all months in one file.",
        ReportKind.Usage => "Azure usage by subscription, resource group, meter, tag and day.",
        ReportKind.CustomerBilling => "What a document bills to the customer: as issued, where a statement is.",
        ReportKind.CustomerSpending => "The customer's months by product family and product.",
        ReportKind.CustomerUsage => "The customer's Azure usage at its own price.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind."),
    };

    public static string Caption(ReportFormat format) => format switch
    {
        ReportFormat.Workbook => "Excel",
        ReportFormat.Csv => "CSV",
        _ => "FOCUS",
    };

    /// <summary>Such as <c>Month report (Excel, CSV), Billing details (Excel)</c>.</summary>
    public static string What(ReportOrder order)
    {
        string[] kinds = [.. order.Items.GroupBy(static item => item.Kind).Select(static kind => $"{Caption(kind.Key)} ({string.Join(", ", kind.Select(static item => Caption(item.Format)))})")];
        return string.Join(", ", kinds.Take(MostNamed)) + (kinds.Length > MostNamed ? $" and {kinds.Length - MostNamed} more" : "");
    }

    public static string Whom(ReportOrder order, Formats formats) => order.CustomerIds switch
    {
        null => "All customers",
        [_] => "1 customer",
        { Count: var count } => formats.Number(count) + " customers",
    };

    public static string Months(MonthSpan span, Formats formats) => span.From == span.To ? formats.Month(span.From) : $"{formats.Month(span.From)} – {formats.Month(span.To)}";

    /// <summary>A document's number, or the months.</summary>
    public static string Subject(ReportRun run, Formats formats) =>
        run.InvoiceNumber is { } number ? "Invoice " + number
        : string.Join(", ", run.Spans.Take(MostNamed).Select(span => Months(span, formats))) + (run.Spans.Count > MostNamed ? $" and {run.Spans.Count - MostNamed} more" : "");

    public static string When(ReportSchedule schedule, CultureInfo culture)
    {
        string zone = schedule.TimeZone;
        return schedule.When switch
        {
            ScheduleTime.AfterEachInvoice => "After each new or restated invoice",
            ScheduleTime.Monthly monthly => $"Monthly on day {monthly.Day.ToString(culture)} at {Time(monthly.At, culture)}, {zone}",
            ScheduleTime.Weekly weekly => $"Weekly on {culture.DateTimeFormat.GetDayName(weekly.Day)} at {Time(weekly.At, culture)}, {zone}",
            ScheduleTime.Daily daily => $"Daily at {Time(daily.At, culture)}, {zone}",
            _ => throw new ArgumentOutOfRangeException(nameof(schedule), schedule, "Not a time."),
        };
    }

    public static string Of(SchedulePeriod period) => period switch
    {
        SchedulePeriod.PreviousMonth => "the previous month",
        SchedulePeriod.MonthSoFar => "the month so far",
        SchedulePeriod.LastMonths { Count: 1 } => "the last month",
        SchedulePeriod.LastMonths last => string.Create(CultureInfo.InvariantCulture, $"the last {last.Count} months"),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
    };

    public static string Size(long bytes, Formats formats)
    {
        const long Kilo = 1024;
        return bytes >= 10 * Kilo * Kilo ? formats.Number(bytes / (Kilo * Kilo)) + "\u00a0MB" : formats.Number((bytes + Kilo - 1) / Kilo) + "\u00a0KB";
    }

    private static string Time(TimeOnly at, CultureInfo culture) => at.ToString("t", culture);
}
