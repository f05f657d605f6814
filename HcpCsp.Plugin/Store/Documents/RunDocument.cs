using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class RunDocument
{
    public static BsonDocument From(DiscoveryRun run) => new()
    {
        ["_id"] = run.Id,
        ["account"] = run.AccountId,
        ["state"] = run.State.ToString(),
        ["manual"] = run.IsManual,
        ["requestedBy"] = BsonFields.Text(run.RequestedBy),
        ["startedAt"] = BsonFields.Moment(run.StartedAt),
        ["endedAt"] = BsonFields.Moment(run.EndedAt),
        ["units"] = BsonFields.List(run.Units, FromUnits),
        ["lines"] = run.Lines,
        ["usageLines"] = run.UsageLines,
        ["bytes"] = run.Bytes,
        ["requests"] = run.Requests,
        ["throttleWaits"] = run.ThrottleWaits,
        ["current"] = run.Current,
        ["skips"] = BsonFields.List(run.Skips, FromSkip),
        ["errors"] = BsonFields.List(run.Errors, FromError),
    };

    public static DiscoveryRun Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsString,
        AccountId = document.GetText("account"),
        State = document.GetEnum("state", DiscoveryState.Error),
        IsManual = document["manual"].AsBoolean,
        RequestedBy = document.FindText("requestedBy"),
        StartedAt = document.GetMoment("startedAt"),
        EndedAt = document.FindMoment("endedAt"),
        Units = document.GetList("units", ReadUnits),
        Lines = document["lines"].AsInt32,
        UsageLines = document["usageLines"].AsInt32,
        Bytes = document["bytes"].AsInt64,
        Requests = document["requests"].AsInt32,
        ThrottleWaits = document["throttleWaits"].AsInt32,
        Current = document.GetText("current"),
        Skips = document.GetList("skips", ReadSkip),
        Errors = document.GetList("errors", ReadError),
    };

    private static BsonDocument FromUnits(UnitCount units) => new()
    {
        ["kind"] = units.Kind,
        ["known"] = units.Known,
        ["done"] = units.Done,
        ["skipped"] = units.Skipped,
        ["failed"] = units.Failed,
    };

    private static UnitCount ReadUnits(BsonDocument document) => new(
        document.GetText("kind"), document["known"].AsInt32, document["done"].AsInt32, document["skipped"].AsInt32, document["failed"].AsInt32);

    private static BsonDocument FromSkip(SkipCount skip) => new() { ["kind"] = skip.Kind, ["why"] = skip.Why, ["count"] = skip.Count };

    private static SkipCount ReadSkip(BsonDocument document) => new(document.GetText("kind"), document.GetText("why"), document["count"].AsInt32);

    private static BsonDocument FromError(UnitError error) => new()
    {
        ["key"] = error.Key,
        ["unit"] = error.Unit,
        ["status"] = error.Status is { } status ? new BsonValue(status) : BsonValue.Null,
        ["code"] = error.Code,
        ["message"] = error.Message,
        ["requestId"] = error.RequestId,
        ["advice"] = error.Advice,
        ["at"] = BsonFields.Moment(error.At),
    };

    private static UnitError ReadError(BsonDocument document) => new()
    {
        Key = document.GetText("key"),
        Unit = document.GetText("unit"),
        Status = document["status"].IsNull ? null : document["status"].AsInt32,
        Code = document.GetText("code"),
        Message = document.GetText("message"),
        RequestId = document.GetText("requestId"),
        Advice = document.GetText("advice"),
        At = document.GetMoment("at"),
    };
}
