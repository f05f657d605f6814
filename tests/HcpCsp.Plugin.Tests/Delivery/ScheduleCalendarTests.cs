using System.Globalization;
using HcpCsp.Plugin.Delivery.Scheduling;
using HcpCsp.Plugin.Model.Reports;

namespace HcpCsp.Plugin.Tests.Delivery;

public sealed class ScheduleCalendarTests
{
    private const string Berlin = "Europe/Berlin";
    private const string NewYork = "America/New_York";

    [Theory]
    [InlineData(Berlin, "02:30", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "clocks skip 02:00 to 03:00: the next time is 03:00 summer time")]
    [InlineData(Berlin, "03:00", "2026-03-28T12:00Z", "2026-03-29T01:00Z", "the first time after the gap")]
    [InlineData(Berlin, "02:30", "2026-10-24T12:00Z", "2026-10-25T00:30Z", "02:30 comes twice: the first is summer time")]
    [InlineData(Berlin, "06:00", "2026-10-24T12:00Z", "2026-10-25T05:00Z", "winter time already")]
    [InlineData(Berlin, "06:00", "2026-10-24T03:00Z", "2026-10-24T04:00Z", "summer time still")]
    [InlineData(NewYork, "02:15", "2026-03-07T12:00Z", "2026-03-08T07:00Z", "clocks skip 02:00 to 03:00: 03:00 EDT")]
    [InlineData(NewYork, "01:30", "2026-10-31T12:00Z", "2026-11-01T05:30Z", "01:30 comes twice: the first is EDT")]
    [InlineData("Pacific/Kiritimati", "00:30", "2026-06-10T11:00Z", "2026-06-11T10:30Z", "14 hours ahead of UTC")]
    [InlineData("Pacific/Pago_Pago", "23:30", "2026-06-10T10:00Z", "2026-06-10T10:30Z", "11 hours behind UTC: still the ninth there")]
    public void FindNext_Daily_IsTheInstantInTheZone(string zone, string at, string after, string expected, string why) =>
        ScheduleCalendar.FindNext(new ScheduleTime.Daily(TimeOnly.Parse(at, CultureInfo.InvariantCulture)), zone, Moment(after))!.Value.At.ShouldBe(Moment(expected), why);

    [Theory]
    [InlineData(31, "2026-01-31T12:00Z", "2026-02-28")]
    [InlineData(31, "2028-01-31T12:00Z", "2028-02-29")]
    [InlineData(29, "2026-01-29T12:00Z", "2026-02-28")]
    [InlineData(29, "2028-02-28T12:00Z", "2028-02-29")]
    [InlineData(31, "2026-03-31T12:00Z", "2026-04-30")]
    [InlineData(30, "2026-02-28T12:00Z", "2026-03-30")]
    [InlineData(1, "2026-12-01T12:00Z", "2027-01-01")]
    public void FindNext_DayThatAMonthLacks_IsItsLastDay(int day, string after, string expected) =>
        ScheduleCalendar.FindNext(new ScheduleTime.Monthly(day, new TimeOnly(6, 0)), Berlin, Moment(after))!.Value.Day.ShouldBe(DateOnly.Parse(expected, CultureInfo.InvariantCulture));

    [Fact]
    public void FindNext_Weekly_IsThatDayOfTheWeekInTheZone()
    {
        // Sunday 23:00 UTC is Monday in Berlin, and past one o'clock there.
        Occurrence next = ScheduleCalendar.FindNext(new ScheduleTime.Weekly(DayOfWeek.Monday, new TimeOnly(1, 30)), Berlin, Moment("2026-06-07T23:15Z"))!.Value;

        next.ShouldBe(new Occurrence(new DateOnly(2026, 6, 8), Moment("2026-06-07T23:30Z")));
    }

    [Fact]
    public void FindNext_AtTheInstantItself_IsTheOneAfter() =>
        ScheduleCalendar.FindNext(new ScheduleTime.Daily(new TimeOnly(6, 0)), "Etc/UTC", Moment("2026-06-10T06:00Z"))!.Value.At.ShouldBe(Moment("2026-06-11T06:00Z"));

    [Fact]
    public void FindNext_AfterEachInvoice_IsNever() => ScheduleCalendar.FindNext(new ScheduleTime.AfterEachInvoice(), Berlin, Moment("2026-06-10T06:00Z")).ShouldBeNull();

    [Fact]
    public void ListBetween_ThreeMonthsDown_GivesEachMissedOnce() =>
        ScheduleCalendar.ListBetween(new ScheduleTime.Monthly(31, new TimeOnly(6, 0)), Berlin, Moment("2026-01-31T05:00Z"), Moment("2026-04-30T04:00Z")).Select(one => one.Day)
            .ShouldBe([new DateOnly(2026, 2, 28), new DateOnly(2026, 3, 31), new DateOnly(2026, 4, 30)]);

    [Fact]
    public void SpanOf_EachPeriod_IsSeenFromTheDay()
    {
        var day = new DateOnly(2026, 3, 31);

        ScheduleCalendar.SpanOf(new SchedulePeriod.PreviousMonth(), day).ShouldBe(Span(2, 2));
        ScheduleCalendar.SpanOf(new SchedulePeriod.MonthSoFar(), day).ShouldBe(Span(3, 3));
        ScheduleCalendar.SpanOf(new SchedulePeriod.LastMonths(2), day).ShouldBe(Span(1, 2));
        ScheduleCalendar.SpanUpTo(new SchedulePeriod.LastMonths(3), new DateOnly(2026, 3, 1)).ShouldBe(Span(1, 3));
        ScheduleCalendar.SpanUpTo(new SchedulePeriod.PreviousMonth(), new DateOnly(2026, 3, 1)).ShouldBe(Span(3, 3));
    }

    [Theory]
    [InlineData("Europe/Berlin", true)]
    [InlineData("Etc/UTC", true)]
    [InlineData("W. Europe Standard Time", false)]
    [InlineData("Europe/Atlantis", false)]
    [InlineData("", false)]
    public void IsZone_Text_IsOneOfTheIanaList(string id, bool expected) => ScheduleCalendar.IsZone(id).ShouldBe(expected);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static MonthSpan Span(int from, int to) => new(new DateOnly(2026, from, 1), new DateOnly(2026, to, 1));
}
