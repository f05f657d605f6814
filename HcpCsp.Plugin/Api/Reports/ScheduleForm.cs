using System.Globalization;
using System.Security.Cryptography;
using HcpCsp.Plugin.Delivery;
using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Api.Reports;

/// <summary>A schedule as typed.</summary>
internal sealed record ScheduleForm
{
    public const string AfterInvoice = "invoice";
    public const string Monthly = "monthly";
    public const string Weekly = "weekly";
    public const string Daily = "daily";
    public const string PreviousMonth = "previous";
    public const string MonthSoFar = "sofar";
    public const string LastMonths = "last";

    private const string TimeForm = "HH:mm";

    public string Name { get; init; } = "";

    public string When { get; init; } = Monthly;

    /// <summary>Of the month.</summary>
    public string Day { get; init; } = "3";

    public string Weekday { get; init; } = nameof(DayOfWeek.Monday);

    public string At { get; init; } = "06:00";

    public string Zone { get; init; } = "UTC";

    public string Period { get; init; } = PreviousMonth;

    public string Months { get; init; } = "12";

    public string FromMonth { get; init; } = "";

    /// <summary>Of the schedule when it was read; 0 for a new one.</summary>
    public int Version { get; init; }

    public required OrderForm Order { get; init; }

    /// <param name="fields">What was typed.</param>
    /// <param name="usual">What counts where nothing is.</param>
    public static ScheduleForm Read(TypedFields fields, ScheduleForm usual) => new()
    {
        Name = fields.Find("name") ?? "",
        When = fields.Find("when") ?? usual.When,
        Day = fields.Find("day") ?? usual.Day,
        Weekday = fields.Find("weekday") ?? usual.Weekday,
        At = fields.Find("at") ?? usual.At,
        Zone = fields.Find("zone") ?? usual.Zone,
        Period = fields.Find("period") ?? usual.Period,
        Months = fields.Find("months") ?? usual.Months,
        FromMonth = fields.Find("fromMonth") ?? usual.FromMonth,
        Version = int.TryParse(fields.Find("version"), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0,
        Order = OrderForm.Read(fields, usual.Order.Csv),
    };

    /// <param name="zone">IANA id.</param>
    /// <param name="fromMonth">First day of the month to start with.</param>
    /// <param name="order">What is made.</param>
    public static ScheduleForm Blank(string zone, DateOnly fromMonth, OrderForm order) =>
        new() { Zone = zone, FromMonth = TypedFields.Write(fromMonth), Order = order };

    public static ScheduleForm From(ReportSchedule schedule, CsvForm usual)
    {
        var form = new ScheduleForm
        {
            Name = schedule.Name, Zone = schedule.TimeZone, FromMonth = TypedFields.Write(schedule.FromMonth), Version = schedule.Version,
            Period = schedule.Period switch { SchedulePeriod.PreviousMonth => PreviousMonth, SchedulePeriod.MonthSoFar => MonthSoFar, _ => LastMonths },
            Order = OrderForm.From(schedule.Order, usual),
        };
        if (schedule.Period is SchedulePeriod.LastMonths last)
            form = form with { Months = last.Count.ToString(CultureInfo.InvariantCulture) };
        return schedule.When switch
        {
            ScheduleTime.Monthly monthly => form with { When = Monthly, Day = monthly.Day.ToString(CultureInfo.InvariantCulture), At = Write(monthly.At) },
            ScheduleTime.Weekly weekly => form with { When = Weekly, Weekday = weekly.Day.ToString(), At = Write(weekly.At) },
            ScheduleTime.Daily daily => form with { When = Daily, At = Write(daily.At) },
            _ => form with { When = AfterInvoice },
        };
    }

    /// <param name="old">What it is the next version of; null for a new one.</param>
    /// <param name="accountId">Account of a new one.</param>
    /// <param name="customers">Ids of the account's customers.</param>
    /// <param name="by">User name.</param>
    /// <param name="now">UTC.</param>
    public ScheduleReading ToSchedule(ReportSchedule? old, string accountId, IReadOnlySet<string> customers, string by, DateTimeOffset now)
    {
        OrderReading order = Order.ToOrder(customers);
        var problems = new List<string>();
        ScheduleTime when = FindWhen(problems);
        var schedule = new ReportSchedule
        {
            Id = old?.Id ?? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6)),
            AccountId = accountId,
            Name = Name,
            When = when,
            TimeZone = Zone,
            Period = FindPeriod(problems),
            Order = order.Order,
            FromMonth = TypedFields.FindMonth(FromMonth) ?? Refuse("Write the month to start with as 2026-10.", default(DateOnly), problems),
            IsPaused = old?.IsPaused ?? false,
            MadeBy = old?.MadeBy ?? by,
            MadeAt = old?.MadeAt ?? now,
            Version = Version,
        };

        // The check names what it finds in the order as well: once is enough.
        return new ScheduleReading(schedule, [.. problems, .. ReportOrderCheck.ListProblems(schedule).Union(order.Problems, StringComparer.Ordinal)]);
    }

    /// <summary>When it is due, as far as that can be read; what can't be is among the problems.</summary>
    public ScheduleTime FindWhen(List<string> problems)
    {
        TimeOnly at = TimeOnly.TryParseExact(At, TimeForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time) || When is AfterInvoice
            ? time
            : Refuse("Write the time of day as 06:00.", default(TimeOnly), problems);
        return When switch
        {
            AfterInvoice => new ScheduleTime.AfterEachInvoice(),
            Monthly => new ScheduleTime.Monthly(Number(Day), at),
            Weekly => new ScheduleTime.Weekly(
                Enum.GetValues<DayOfWeek>().Where(day => string.Equals(day.ToString(), Weekday, StringComparison.OrdinalIgnoreCase)).Cast<DayOfWeek?>().FirstOrDefault()
                    ?? Refuse("Name the day of the week, such as Monday.", DayOfWeek.Monday, problems),
                at),
            Daily => new ScheduleTime.Daily(at),
            _ => Refuse<ScheduleTime>("Say when it is due: after each invoice, monthly, weekly or daily.", new ScheduleTime.AfterEachInvoice(), problems),
        };
    }

    /// <inheritdoc cref="FindWhen"/>
    public SchedulePeriod FindPeriod(List<string> problems) => Period switch
    {
        PreviousMonth => new SchedulePeriod.PreviousMonth(),
        MonthSoFar => new SchedulePeriod.MonthSoFar(),
        LastMonths => new SchedulePeriod.LastMonths(Number(Months)),
        _ => Refuse<SchedulePeriod>("Say of which months it is: the previous one, the month so far, or the last ones.", new SchedulePeriod.PreviousMonth(), problems),
    };

    private static T Refuse<T>(string problem, T instead, List<string> problems)
    {
        problems.Add(problem);
        return instead;
    }

    // Whatever isn't a number is one that the check refuses.
    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;

    private static string Write(TimeOnly time) => time.ToString(TimeForm, CultureInfo.InvariantCulture);
}

/// <param name="Schedule">Of worth without problems alone.</param>
/// <param name="Problems">All of them, in words.</param>
internal sealed record ScheduleReading(ReportSchedule Schedule, IReadOnlyList<string> Problems);
