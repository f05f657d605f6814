using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class DeliveryDocument
{
    public static string Key(string accountId, string id) => Keys.Join(accountId, Keys.Part(id));

    public static BsonDocument From(ReportDelivery delivery) => new()
    {
        ["_id"] = Key(delivery.AccountId, delivery.Id),
        ["id"] = delivery.Id,
        ["account"] = delivery.AccountId,
        ["runId"] = delivery.RunId,
        ["run"] = Keys.Join(delivery.AccountId, delivery.RunId),
        ["address"] = delivery.Address,
        ["customer"] = BsonFields.Text(delivery.CustomerId),
        ["customerName"] = delivery.CustomerName,
        ["files"] = BsonFields.Texts(delivery.FileIds),
        ["state"] = delivery.State.ToString(),
        ["waiting"] = delivery.State == DeliveryState.Waiting ? delivery.AccountId : BsonValue.Null,
        ["reason"] = delivery.Reason,
        ["attempts"] = delivery.Attempts,
        ["since"] = BsonFields.Moment(delivery.Since),
        ["nextAttemptAt"] = BsonFields.Moment(delivery.NextAttemptAt),
        ["sentAt"] = BsonFields.Moment(delivery.SentAt),
    };

    public static ReportDelivery Read(BsonDocument document) => new()
    {
        Id = document.GetText("id"),
        AccountId = document.GetText("account"),
        RunId = document.GetText("runId"),
        Address = document.GetText("address"),
        CustomerId = document.FindText("customer"),
        CustomerName = document.GetText("customerName"),
        FileIds = document.GetTexts("files"),
        State = document.GetEnum("state", DeliveryState.Failed),
        Reason = document.GetText("reason"),
        Attempts = document["attempts"].AsInt32,
        Since = document.GetMoment("since"),
        NextAttemptAt = document.FindMoment("nextAttemptAt"),
        SentAt = document.FindMoment("sentAt"),
    };
}
