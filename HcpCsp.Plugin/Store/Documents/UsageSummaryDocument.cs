using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <inheritdoc cref="SummaryDocument"/>
internal static class UsageSummaryDocument
{
    public static SummaryToStore From(UsageSummary summary) => new(summary.CustomerId, summary.Buckets.Count, writer => Write(writer, summary));

    public static UsageSummary Read(StoredSummary stored) => stored.Former is { } former ? ReadFormer(former) : ReadBytes(stored);

    private static void Write(ByteWriter writer, UsageSummary summary)
    {
        TextCoding.Write(writer, summary.Currency);
        writer.WriteNumber((ulong)summary.LineCount);
        NumberCoding.Write(writer, summary.Cost);
        writer.WriteNumber((ulong)summary.Buckets.Count);
        foreach (UsageBucket bucket in summary.Buckets)
        {
            TextCoding.Write(writer, bucket.SubscriptionId);
            TextCoding.Write(writer, bucket.ResourceGroup);
            TextCoding.Write(writer, bucket.MeterCategory);
            writer.WriteNumber((ulong)bucket.LineCount);
            NumberCoding.Write(writer, bucket.Cost);
        }
    }

    private static UsageSummary ReadBytes(StoredSummary stored)
    {
        var reader = new ByteReader(stored.Bytes.Span);
        return new UsageSummary
        {
            VersionId = stored.VersionId,
            CustomerId = stored.CustomerId,
            Currency = TextCoding.Read(ref reader),
            LineCount = reader.ReadCount(),
            Cost = NumberCoding.Read(ref reader),
            Buckets = ReadBuckets(ref reader),
        };
    }

    private static UsageBucket[] ReadBuckets(ref ByteReader reader)
    {
        var buckets = new UsageBucket[reader.ReadCount()];
        for (int i = 0; i < buckets.Length; i++)
        {
            buckets[i] = new UsageBucket(
                TextCoding.Read(ref reader), TextCoding.Read(ref reader), TextCoding.Read(ref reader), reader.ReadCount(), NumberCoding.Read(ref reader));
        }

        return buckets;
    }

    private static UsageSummary ReadFormer(BsonDocument document) => new()
    {
        VersionId = document.GetText("version"),
        CustomerId = document.GetText("customer"),
        Currency = document.GetText("currency"),
        LineCount = document["lines"].AsInt32,
        Cost = document["cost"].AsDecimal,
        Buckets = [.. document["buckets"].AsArray.Select(static item => ReadFormerBucket(item.AsArray))],
    };

    private static UsageBucket ReadFormerBucket(BsonArray fields) =>
        new(fields[0].AsString, fields[1].AsString, fields[2].AsString, fields[3].AsInt32, fields[4].AsDecimal);
}
