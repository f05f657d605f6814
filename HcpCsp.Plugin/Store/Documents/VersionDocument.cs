using HcpCsp.Plugin.Model;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class VersionDocument
{
    public static BsonDocument From(DocumentVersion version) => new()
    {
        ["_id"] = version.Id,
        ["invoice"] = version.InvoiceNumber,
        ["kind"] = version.Kind.ToString(),
        ["eTag"] = version.ETag,
        ["dataCreatedAt"] = BsonFields.Moment(version.DataCreatedAt),
        ["loadedAt"] = BsonFields.Moment(version.LoadedAt),
        ["lineCount"] = version.LineCount,
        ["total"] = version.Total,
        ["blobs"] = BsonFields.List(version.Blobs, FromBlob),
    };

    public static DocumentVersion Read(BsonDocument document) => new()
    {
        Id = document["_id"].AsString,
        InvoiceNumber = document.GetText("invoice"),
        Kind = document.GetEnum("kind", LineKind.Billed),
        ETag = document.GetText("eTag"),
        DataCreatedAt = document.FindMoment("dataCreatedAt"),
        LoadedAt = document.GetMoment("loadedAt"),
        LineCount = document["lineCount"].AsInt32,
        Total = document["total"].AsDecimal,
        Blobs = document.GetList("blobs", ReadBlob),
    };

    private static BsonDocument FromBlob(BlobReceipt blob) => new()
    {
        ["name"] = blob.Name,
        ["rows"] = blob.Rows,
        ["bytes"] = blob.Bytes,
        ["sha256"] = blob.Sha256,
    };

    private static BlobReceipt ReadBlob(BsonDocument document) => new(
        document.GetText("name"), document["rows"].AsInt32, document["bytes"].AsInt64, document.GetText("sha256"));
}
