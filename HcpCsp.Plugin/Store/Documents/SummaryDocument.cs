using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>Sums of one (version, customer, currency), kept in <see cref="SummaryChunks"/>.</summary>
internal static class SummaryDocument
{
    public static SummaryToStore From(LineSummary summary) => new(summary.CustomerId, summary.Buckets.Count, writer => Write(writer, summary));

    public static LineSummary Read(StoredSummary stored) => stored.Former is { } former ? ReadFormer(former) : ReadBytes(stored);

    private static void Write(ByteWriter writer, LineSummary summary)
    {
        TextCoding.Write(writer, summary.CustomerName);
        TextCoding.Write(writer, summary.Currency);
        writer.WriteNumber((ulong)summary.LineCount);
        NumberCoding.Write(writer, summary.Subtotal);
        NumberCoding.Write(writer, summary.Tax);
        NumberCoding.Write(writer, summary.Total);
        writer.WriteNumber((ulong)summary.Buckets.Count);
        foreach (SummaryBucket bucket in summary.Buckets)
        {
            TextCoding.Write(writer, bucket.Family.ToString());
            TextCoding.Write(writer, bucket.ProductName);
            TextCoding.Write(writer, bucket.SubscriptionId);
            TextCoding.Write(writer, bucket.ChargeType);
            writer.WriteNumber((ulong)bucket.LineCount);
            NumberCoding.Write(writer, bucket.Subtotal);
        }
    }

    private static LineSummary ReadBytes(StoredSummary stored)
    {
        var reader = new ByteReader(stored.Bytes.Span);
        return new LineSummary
        {
            VersionId = stored.VersionId,
            CustomerId = stored.CustomerId,
            CustomerName = TextCoding.Read(ref reader),
            Currency = TextCoding.Read(ref reader),
            LineCount = reader.ReadCount(),
            Subtotal = NumberCoding.Read(ref reader),
            Tax = NumberCoding.Read(ref reader),
            Total = NumberCoding.Read(ref reader),
            Buckets = ReadBuckets(ref reader),
        };
    }

    private static SummaryBucket[] ReadBuckets(ref ByteReader reader)
    {
        var buckets = new SummaryBucket[reader.ReadCount()];
        for (int i = 0; i < buckets.Length; i++)
        {
            buckets[i] = new SummaryBucket
            {
                Family = FamilyOf(TextCoding.Read(ref reader)),
                ProductName = TextCoding.Read(ref reader),
                SubscriptionId = TextCoding.Read(ref reader),
                ChargeType = TextCoding.Read(ref reader),
                LineCount = reader.ReadCount(),
                Subtotal = NumberCoding.Read(ref reader),
            };
        }

        return buckets;
    }

    private static ProductFamily FamilyOf(string name) => Enum.TryParse(name, out ProductFamily family) ? family : ProductFamily.Other;

    private static LineSummary ReadFormer(BsonDocument document) => new()
    {
        VersionId = document.GetText("version"),
        CustomerId = document.GetText("customer"),
        CustomerName = document.GetText("name"),
        Currency = document.GetText("currency"),
        LineCount = document["lines"].AsInt32,
        Subtotal = document["subtotal"].AsDecimal,
        Tax = document["tax"].AsDecimal,
        Total = document["total"].AsDecimal,
        Buckets = [.. document["buckets"].AsArray.Select(static item => ReadFormerBucket(item.AsArray))],
    };

    private static SummaryBucket ReadFormerBucket(BsonArray fields) => new()
    {
        Family = FamilyOf(fields[0].AsString),
        ProductName = fields[1].AsString,
        SubscriptionId = fields[2].AsString,
        ChargeType = fields[3].AsString,
        LineCount = fields[4].AsInt32,
        Subtotal = fields[5].AsDecimal,
    };
}
