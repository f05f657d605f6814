using HcpCsp.Plugin.Model.Reports;
using HcpCsp.Plugin.Store.Documents;
using LiteDB;

namespace HcpCsp.Plugin.Store.Reports;

internal static class ProducedFileDocument
{
    public static BsonDocument From(ProducedFile file) => new()
    {
        ["_id"] = Keys.Join(file.AccountId, file.RunId, file.Key.Id),
        ["account"] = file.AccountId,
        ["run"] = file.RunId,
        ["kind"] = file.Key.Kind.ToString(),
        ["format"] = file.Key.Format.ToString(),
        ["subject"] = file.Key.Subject,
        ["customer"] = BsonFields.Text(file.Key.CustomerId),
        ["version"] = file.Key.Version,
        ["name"] = file.Name,
        ["title"] = file.Title,
        ["customerName"] = file.CustomerName,
        ["missing"] = BsonFields.Texts(file.Missing),
        ["edition"] = file.Edition,
        ["rows"] = file.Rows,
        ["bytes"] = file.Bytes,
        ["sha256"] = file.Sha256,
        ["madeAt"] = BsonFields.Moment(file.MadeAt),
    };

    public static ProducedFile Read(BsonDocument document) => new()
    {
        AccountId = document.GetText("account"),
        RunId = document.GetText("run"),
        Key = new ReportKey(
            Enum.Parse<ReportKind>(document.GetText("kind")),
            Enum.Parse<ReportFormat>(document.GetText("format")),
            document.GetText("subject"),
            document.FindText("customer"),
            document.GetText("version")),
        Name = document.GetText("name"),
        Title = document.GetText("title"),
        CustomerName = document.GetText("customerName"),
        Missing = document.GetTexts("missing"),
        Edition = document["edition"].AsInt32,
        Rows = document["rows"].AsInt32,
        Bytes = document["bytes"].AsInt64,
        Sha256 = document.GetText("sha256"),
        MadeAt = document.GetMoment("madeAt"),
    };
}
