using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class ReportRunDocument
{
    public static BsonDocument From(ReportRun run) => new()
    {
        ["_id"] = Keys.Join(run.AccountId, run.Id),
        ["id"] = run.Id,
        ["account"] = run.AccountId,
        ["schedule"] = BsonFields.Text(run.ScheduleId),
        ["scheduleName"] = run.ScheduleName,
        ["requestedBy"] = BsonFields.Text(run.RequestedBy),
        ["order"] = OrderDocument.From(run.Order),
        ["spans"] = BsonFields.List(run.Spans, SpanDocument.From),
        ["fromMonth"] = BsonFields.Date(run.FromMonth),
        ["invoice"] = BsonFields.Text(run.InvoiceNumber),
        ["requestedAt"] = BsonFields.Moment(run.RequestedAt),
        ["startedAt"] = BsonFields.Moment(run.StartedAt),
        ["endedAt"] = BsonFields.Moment(run.EndedAt),
        ["state"] = run.State.ToString(),
        ["files"] = run.FileCount,
        ["bytes"] = run.Bytes,
        ["failures"] = BsonFields.List(run.Failures, FromFailure),
        ["notes"] = BsonFields.Texts(run.Notes),
    };

    public static ReportRun Read(BsonDocument document) => new()
    {
        Id = document.GetText("id"),
        AccountId = document.GetText("account"),
        ScheduleId = document.FindText("schedule"),
        ScheduleName = document.GetText("scheduleName"),
        RequestedBy = document.FindText("requestedBy"),
        Order = OrderDocument.Read(document["order"].AsDocument),
        Spans = document.GetList("spans", SpanDocument.Read),
        FromMonth = document.FindDate("fromMonth"),
        InvoiceNumber = document.FindText("invoice"),
        RequestedAt = document.GetMoment("requestedAt"),
        StartedAt = document.FindMoment("startedAt"),
        EndedAt = document.FindMoment("endedAt"),
        State = document.GetEnum("state", ReportRunState.Failed),
        FileCount = document["files"].AsInt32,
        Bytes = document["bytes"].AsInt64,
        Failures = document.GetList("failures", ReadFailure),
        Notes = document.GetTexts("notes"),
    };

    private static BsonDocument FromFailure(ReportFailure failure) => new()
    {
        ["title"] = failure.Title, ["customer"] = failure.CustomerName, ["reason"] = failure.Reason, ["heldBack"] = failure.IsHeldBack,
    };

    private static ReportFailure ReadFailure(BsonDocument document) =>
        new(document.GetText("title"), document.GetText("customer"), document.GetText("reason"), document["heldBack"].AsBoolean);
}
