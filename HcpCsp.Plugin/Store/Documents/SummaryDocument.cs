using HcpCsp.Plugin.Model.Lines;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Sums of one (version, customer, currency), kept in <see cref="SummaryChunks"/>. Buckets are arrays without names: there are many of them.</summary>
internal static class SummaryDocument
{
    public static BsonDocument From(LineSummary summary) => new()
    {
        ["version"] = summary.VersionId,
        ["customer"] = summary.CustomerId,
        ["name"] = summary.CustomerName,
        ["currency"] = summary.Currency,
        ["lines"] = summary.LineCount,
        ["subtotal"] = summary.Subtotal,
        ["tax"] = summary.Tax,
        ["total"] = summary.Total,
        ["buckets"] = new BsonArray(summary.Buckets.Select(static bucket => (BsonValue)new BsonArray(
            bucket.Family.ToString(), bucket.ProductName, bucket.SubscriptionId, bucket.ChargeType, bucket.LineCount, bucket.Subtotal))),
    };

    public static LineSummary Read(BsonDocument document) => new()
    {
        VersionId = document.GetText("version"),
        CustomerId = document.GetText("customer"),
        CustomerName = document.GetText("name"),
        Currency = document.GetText("currency"),
        LineCount = document["lines"].AsInt32,
        Subtotal = document["subtotal"].AsDecimal,
        Tax = document["tax"].AsDecimal,
        Total = document["total"].AsDecimal,
        Buckets = [.. document["buckets"].AsArray.Select(static item => ReadBucket(item.AsArray))],
    };

    private static SummaryBucket ReadBucket(BsonArray fields) => new()
    {
        Family = Enum.TryParse(fields[0].AsString, out ProductFamily family) ? family : ProductFamily.Other,
        ProductName = fields[1].AsString,
        SubscriptionId = fields[2].AsString,
        ChargeType = fields[3].AsString,
        LineCount = fields[4].AsInt32,
        Subtotal = fields[5].AsDecimal,
    };
}
