using System.Globalization;
using HcpCsp.Plugin.Api.Reports;
using HcpCsp.Plugin.Pages.Reports.Orders;
using HcpCsp.Plugin.Pages.Views;

namespace HcpCsp.Plugin.Pages.Reports.Schedules;

/// <summary>The form of a schedule, as shown.</summary>
internal sealed record ScheduleFormView
{
    public string Title { get; init; } = "";

    public string Action { get; init; } = "";

    public string CancelPath { get; init; } = "";

    /// <summary>Null where the account can't be chosen.</summary>
    public AccountSelectorView? Selector { get; init; }

    public string AccountId { get; init; } = "";

    public string Account { get; init; } = "";

    public OrderErrors Errors { get; init; } = OrderErrors.None;

    /// <summary>That somebody else saved it meanwhile; empty else.</summary>
    public string Error { get; init; } = "";

    public required int Version { get; init; }

    public required FieldView Name { get; init; }

    public required ChoiceView When { get; init; }

    public required ChoiceView Day { get; init; }

    public required ChoiceView Weekday { get; init; }

    public required string At { get; init; }

    public required string Zone { get; init; }

    public required IReadOnlyList<string> Zones { get; init; }

    public required ChoiceView Period { get; init; }

    public required FieldView Months { get; init; }

    public required string FromMonth { get; init; }

    public IReadOnlyList<DueTime> Next { get; init; } = [];

    public OrderView? Order { get; init; }

    public static ScheduleFormView For(ScheduleForm form, CultureInfo culture, OrderErrors errors) => new()
    {
        Errors = errors,
        Version = form.Version,
        Name = new FieldView { Name = "name", Label = "Name", Value = form.Name, Error = errors.Name, Required = true, Autofocus = form.Name.Length == 0, Help = "As people of your company know it. Customers never see it." },
        When = ChoiceView.Of(
            "when", "Due", form.When, "What isn't complete by then is made as soon as it is.",
            (ScheduleForm.Monthly, "Monthly"), (ScheduleForm.Weekly, "Weekly"), (ScheduleForm.Daily, "Daily"), (ScheduleForm.AfterInvoice, "After each new or restated invoice")),
        Day = new ChoiceView("day", "Day of the month", [.. Enumerable.Range(1, 31).Select(day => Option(day.ToString(CultureInfo.InvariantCulture), day.ToString(culture), form.Day))], "In shorter months, their last day."),
        Weekday = new ChoiceView("weekday", "Day of the week", [.. Weekdays(culture).Select(day => Option(day.ToString(), culture.DateTimeFormat.GetDayName(day), form.Weekday))]),
        At = form.At,
        Zone = form.Zone,
        Zones = TimeZones.Ids,
        Period = ChoiceView.Of(
            "period", "Of", form.Period, "Seen from the day that it is due, or from the month of a new invoice.",
            (ScheduleForm.PreviousMonth, "The previous month"), (ScheduleForm.MonthSoFar, "The month so far"), (ScheduleForm.LastMonths, "The last months")),
        Months = new FieldView { Name = "months", Label = "How many months", Value = form.Months, Error = errors.Months, Help = "1 to 60, together in one file where the report allows it." },
        FromMonth = form.FromMonth,
    };

    private static IEnumerable<DayOfWeek> Weekdays(CultureInfo culture) => Enumerable.Range(0, 7).Select(index => (DayOfWeek)(((int)culture.DateTimeFormat.FirstDayOfWeek + index) % 7));

    private static OptionView Option(string value, string text, string chosen) => new(value, text, string.Equals(value, chosen, StringComparison.OrdinalIgnoreCase));
}
