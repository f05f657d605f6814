using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Delivery;

/// <summary>What is wrong with an order or a schedule, all of it, in words.</summary>
internal static class ReportOrderCheck
{
    private const int MostAddresses = 50;
    private const int LongestName = 100;
    private const int MostMonths = 60;

    public static IReadOnlyList<string> ListProblems(ReportOrder order) => [.. ListByField(order).Select(static problem => problem.Text)];

    public static IReadOnlyList<string> ListProblems(MonthSpan months) => [.. ListByField(months).Select(static problem => problem.Text)];

    public static IReadOnlyList<string> ListProblems(ReportSchedule schedule) => [.. ListByField(schedule).Select(static problem => problem.Text)];

    public static IReadOnlyList<FieldProblem> ListByField(ReportOrder order)
    {
        var problems = new List<FieldProblem>();
        if (order.Items.Count == 0)
            problems.Add(new("item", "Choose at least one report."));
        problems.AddRange(order.Items.Where(static item => !item.Kind.Formats().Contains(item.Format)).Select(static item => new FieldProblem("item", $"There is no {item.Kind} report as {item.Format}.")));
        if (order.Items.Distinct().Count() < order.Items.Count)
            problems.Add(new("item", "A report is chosen twice."));
        if (order.CustomerIds is { Count: 0 })
            problems.Add(new("customers", "Choose at least one customer, or all."));
        problems.AddRange(order.MailTo.Where(static address => !EmailAddress.IsValid(address)).Select(static address => new FieldProblem("mailTo", $"'{address}' isn't an address that mail can be sent to.")));
        if (order.MailTo.Distinct(StringComparer.OrdinalIgnoreCase).Count() < order.MailTo.Count)
            problems.Add(new("mailTo", "An address is named twice."));
        if (order.MailTo.Count > MostAddresses)
            problems.Add(new("mailTo", $"At most {MostAddresses} addresses can be named."));
        if (order.MailsCustomers && !order.Items.Any(static item => item.Kind.IsForCustomer()))
            problems.Add(new("mailCustomers", "Nothing is chosen that could be mailed to customers: the partner's reports hold costs."));
        return problems;
    }

    public static IReadOnlyList<FieldProblem> ListByField(MonthSpan months) =>
        months.From.Day != 1 || months.To.Day != 1 || months.From > months.To || months.From.AddMonths(MostMonths) <= months.To
            ? [new("from", $"Name a first and a last month, at most {MostMonths} months.")]
            : [];

    public static IReadOnlyList<FieldProblem> ListByField(ReportSchedule schedule)
    {
        var problems = new List<FieldProblem>();
        if (string.IsNullOrWhiteSpace(schedule.Name) || schedule.Name.Length > LongestName || schedule.Name.Any(char.IsControl))
            problems.Add(new("name", $"Give it a name of one line, at most {LongestName} characters."));
        if (!ScheduleCalendar.IsZone(schedule.TimeZone))
            problems.Add(new("zone", $"'{schedule.TimeZone}' isn't a time zone of the IANA list, such as Europe/Berlin."));
        if (schedule.When is ScheduleTime.Monthly { Day: < 1 or > 31 })
            problems.Add(new("day", "The day of the month is between 1 and 31; in shorter months the last one counts."));
        if (schedule.Period is SchedulePeriod.LastMonths { Count: < 1 or > MostMonths })
            problems.Add(new("months", $"The number of months is between 1 and {MostMonths}."));
        if (schedule.FromMonth.Day != 1)
            problems.Add(new("fromMonth", "The month to start with is named by its first day."));
        problems.AddRange(ListByField(schedule.Order));
        return problems;
    }
}
