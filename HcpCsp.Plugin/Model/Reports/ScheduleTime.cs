namespace HcpCsp.Plugin.Model.Reports;

/// <summary>When a schedule is due: one of the nested types. Times are of the schedule's time zone.</summary>
internal abstract record ScheduleTime
{
    private ScheduleTime()
    {
    }

    /// <summary>After each discovery that read something new of a document.</summary>
    public sealed record AfterEachInvoice : ScheduleTime;

    /// <param name="Day">1 to 31; in shorter months their last day.</param>
    public sealed record Monthly(int Day, TimeOnly At) : ScheduleTime;

    public sealed record Weekly(DayOfWeek Day, TimeOnly At) : ScheduleTime;

    public sealed record Daily(TimeOnly At) : ScheduleTime;
}

/// <summary>Which months it is of, seen from the day that it is due, or from the month of a new document.</summary>
internal abstract record SchedulePeriod
{
    private SchedulePeriod()
    {
    }

    /// <summary>The month before the day; of a new document, its month.</summary>
    public sealed record PreviousMonth : SchedulePeriod;

    /// <summary>The month of the day, or of the document.</summary>
    public sealed record MonthSoFar : SchedulePeriod;

    /// <summary>The last months that are over, or those up to the document's.</summary>
    /// <param name="Count">1 to 60.</param>
    public sealed record LastMonths(int Count) : SchedulePeriod;
}
