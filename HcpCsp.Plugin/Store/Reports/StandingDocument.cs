using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class StandingDocument
{
    public static BsonDocument From(ScheduleStanding standing) => new()
    {
        ["_id"] = Keys.Join(standing.AccountId, standing.ScheduleId),
        ["account"] = standing.AccountId,
        ["schedule"] = standing.ScheduleId,
        ["doneUntil"] = BsonFields.Moment(standing.DoneUntil),
        ["open"] = BsonFields.List(standing.Open, SpanDocument.From),
        ["lookedAt"] = BsonFields.Moment(standing.LookedAt),
        ["waiting"] = BsonFields.List(standing.Waiting, FromWaiting),
        ["waitingCount"] = standing.WaitingCount,
        ["differing"] = standing.DifferingStatements,
        ["problem"] = standing.Problem,
    };

    public static ScheduleStanding Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        ScheduleId = document.GetText("schedule"),
        DoneUntil = document.FindMoment("doneUntil"),
        Open = document.GetList("open", SpanDocument.Read),
        LookedAt = document.FindMoment("lookedAt"),
        Waiting = document.GetList("waiting", static one => new WaitingReport(one.GetText("title"), one.GetText("customer"), one.GetTexts("missing"))),
        WaitingCount = document["waitingCount"].AsInt32,
        DifferingStatements = document["differing"].AsInt32,
        Problem = document.GetText("problem"),
    };

    private static BsonDocument FromWaiting(WaitingReport one) =>
        new() { ["title"] = one.Title, ["customer"] = one.CustomerName, ["missing"] = BsonFields.Texts(one.Missing) };
}

internal static class SpanDocument
{
    public static BsonDocument From(MonthSpan span) => new() { ["from"] = BsonFields.Date(span.From), ["to"] = BsonFields.Date(span.To) };

    public static MonthSpan Read(BsonDocument document) => new(document.FindDate("from").GetValueOrDefault(), document.FindDate("to").GetValueOrDefault());
}
