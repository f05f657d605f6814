using System.Globalization;
using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class ScheduleDocument
{
    private const string TimeForm = "HH:mm";

    public static BsonDocument From(ReportSchedule schedule) => new()
    {
        ["_id"] = Keys.Join(schedule.AccountId, schedule.Id),
        ["id"] = schedule.Id,
        ["account"] = schedule.AccountId,
        ["name"] = schedule.Name,
        ["when"] = FromTime(schedule.When),
        ["zone"] = schedule.TimeZone,
        ["period"] = FromPeriod(schedule.Period),
        ["order"] = OrderDocument.From(schedule.Order),
        ["fromMonth"] = BsonFields.Date(schedule.FromMonth),
        ["paused"] = schedule.IsPaused,
        ["madeBy"] = schedule.MadeBy,
        ["madeAt"] = BsonFields.Moment(schedule.MadeAt),
        ["version"] = schedule.Version,
    };

    public static ReportSchedule Read(BsonDocument document) => new()
    {
        Id = document.GetText("id"),
        AccountId = document.GetText("account"),
        Name = document.GetText("name"),
        When = ReadTime(document["when"].AsDocument),
        TimeZone = document.GetText("zone"),
        Period = ReadPeriod(document["period"].AsDocument),
        Order = OrderDocument.Read(document["order"].AsDocument),
        FromMonth = document.FindDate("fromMonth").GetValueOrDefault(),
        IsPaused = document["paused"].AsBoolean,
        MadeBy = document.GetText("madeBy"),
        MadeAt = document.GetMoment("madeAt"),
        Version = document["version"].AsInt32,
    };

    private static BsonDocument FromTime(ScheduleTime when) => when switch
    {
        ScheduleTime.AfterEachInvoice => new BsonDocument { ["kind"] = "invoice" },
        ScheduleTime.Monthly monthly => new BsonDocument { ["kind"] = "monthly", ["day"] = monthly.Day, ["at"] = Write(monthly.At) },
        ScheduleTime.Weekly weekly => new BsonDocument { ["kind"] = "weekly", ["day"] = weekly.Day.ToString(), ["at"] = Write(weekly.At) },
        ScheduleTime.Daily daily => new BsonDocument { ["kind"] = "daily", ["at"] = Write(daily.At) },
        _ => throw new ArgumentOutOfRangeException(nameof(when), when, "Not a time."),
    };

    // What this version doesn't know must not pass for something else: it would be sent at a wrong time.
    private static ScheduleTime ReadTime(BsonDocument document) => document.GetText("kind") switch
    {
        "invoice" => new ScheduleTime.AfterEachInvoice(),
        "monthly" => new ScheduleTime.Monthly(document["day"].AsInt32, GetTime(document)),
        "weekly" => new ScheduleTime.Weekly(Enum.Parse<DayOfWeek>(document.GetText("day")), GetTime(document)),
        "daily" => new ScheduleTime.Daily(GetTime(document)),
        var kind => throw new StoreException($"A schedule is due by the unknown rule '{kind}'."),
    };

    private static BsonDocument FromPeriod(SchedulePeriod period) => period switch
    {
        SchedulePeriod.PreviousMonth => new BsonDocument { ["kind"] = "previous" },
        SchedulePeriod.MonthSoFar => new BsonDocument { ["kind"] = "soFar" },
        SchedulePeriod.LastMonths last => new BsonDocument { ["kind"] = "last", ["months"] = last.Count },
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, "Not a period."),
    };

    private static SchedulePeriod ReadPeriod(BsonDocument document) => document.GetText("kind") switch
    {
        "previous" => new SchedulePeriod.PreviousMonth(),
        "soFar" => new SchedulePeriod.MonthSoFar(),
        "last" => new SchedulePeriod.LastMonths(document["months"].AsInt32),
        var kind => throw new StoreException($"A schedule is of the unknown period '{kind}'."),
    };

    private static string Write(TimeOnly at) => at.ToString(TimeForm, CultureInfo.InvariantCulture);

    private static TimeOnly GetTime(BsonDocument document) => TimeOnly.ParseExact(document.GetText("at"), TimeForm, CultureInfo.InvariantCulture);
}
