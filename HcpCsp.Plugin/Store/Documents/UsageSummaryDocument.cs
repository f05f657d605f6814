using HcpCsp.Plugin.Model.Lines;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <inheritdoc cref="SummaryDocument"/>
internal static class UsageSummaryDocument
{
    public static BsonDocument From(UsageSummary summary) => new()
    {
        ["version"] = summary.VersionId,
        ["customer"] = summary.CustomerId,
        ["currency"] = summary.Currency,
        ["lines"] = summary.LineCount,
        ["cost"] = summary.Cost,
        ["buckets"] = new BsonArray(summary.Buckets.Select(static bucket => (BsonValue)new BsonArray(
            bucket.SubscriptionId, bucket.ResourceGroup, bucket.MeterCategory, bucket.LineCount, bucket.Cost))),
    };

    public static UsageSummary Read(BsonDocument document) => new()
    {
        VersionId = document.GetText("version"),
        CustomerId = document.GetText("customer"),
        Currency = document.GetText("currency"),
        LineCount = document["lines"].AsInt32,
        Cost = document["cost"].AsDecimal,
        Buckets = [.. document["buckets"].AsArray.Select(static item => ReadBucket(item.AsArray))],
    };

    private static UsageBucket ReadBucket(BsonArray fields) =>
        new(fields[0].AsString, fields[1].AsString, fields[2].AsString, fields[3].AsInt32, fields[4].AsDecimal);
}
