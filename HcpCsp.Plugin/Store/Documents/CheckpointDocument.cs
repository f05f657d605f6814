using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

internal static class CheckpointDocument
{
    public static BsonDocument From(UnitCheckpoint checkpoint) => new()
    {
        ["_id"] = IdOf(checkpoint.Key),
        ["key"] = checkpoint.Key,
        ["run"] = checkpoint.RunId,
        ["finishedAt"] = BsonFields.Moment(checkpoint.FinishedAt),
        ["tag"] = checkpoint.Tag,
    };

    public static UnitCheckpoint Read(BsonDocument document) =>
        new(document.GetText("key"), document.GetText("run"), document.GetMoment("finishedAt"), document.GetText("tag"));

    // Keys are made by discovery and hold ids from outside, which may be longer than LiteDB lets a key be.
    public static string IdOf(string key) => key.Length <= 200 ? key : Keys.Part(key);
}
