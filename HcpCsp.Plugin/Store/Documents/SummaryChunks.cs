using HcpCsp.Plugin.Store.Segments;
using LiteDB;
using ZstdSharp;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>
/// Summaries of several customers of one version in one compressed document: one each would cost LiteDB most of the time of a load, and
/// more space than the lines. Chunks stand by version and first customer, so that a customer's chunk is found without an index of its own.
/// </summary>
internal static class SummaryChunks
{
    private const int ChunkBuckets = 512;
    private const int Level = 1;

    // Chunks without a format hold BSON. Writing that took as long as packing the lines.
    private const int Format = 1;

    /// <param name="versionId">Of all of them.</param>
    /// <param name="summaries">In any order.</param>
    public static IEnumerable<BsonDocument> Pack(string versionId, IEnumerable<SummaryToStore> summaries)
    {
        using var compressor = new Compressor(Level);
        var items = new ByteWriter();
        var one = new ByteWriter();
        string? first = null;
        int buckets = 0;
        var byCustomer = summaries
            .GroupBy(static summary => Keys.Part(summary.CustomerId), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, SummaryToStore> customer in byCustomer)
        {
            first ??= customer.Key;
            foreach (SummaryToStore summary in customer)
            {
                one.Clear();
                summary.Write(one);
                TextCoding.Write(items, summary.CustomerId);
                items.WriteNumber((ulong)one.Written.Length);
                items.WriteBytes(one.Written);
                buckets += summary.Buckets;
            }

            if (buckets < ChunkBuckets)
                continue;
            yield return Chunk(compressor, versionId, first, items);
            items.Clear();
            first = null;
            buckets = 0;
        }

        if (first is not null)
            yield return Chunk(compressor, versionId, first, items);
    }

    /// <summary>All summaries of a version, by customer key.</summary>
    public static IEnumerable<StoredSummary> Read(ILiteCollection<BsonDocument> collection, string versionId) =>
        collection.Find(Keys.Below(versionId)).ToList().SelectMany(chunk => Unpack(versionId, chunk));

    public static IEnumerable<StoredSummary> Read(ILiteCollection<BsonDocument> collection, string versionId, string customerId)
    {
        // The last chunk that doesn't begin after the customer.
        BsonDocument? chunk = collection.Query()
            .Where(Keys.Between(Keys.Join(versionId, ""), Keys.Join(versionId, Keys.Part(customerId))))
            .OrderByDescending("_id")
            .Limit(1)
            .FirstOrDefault();
        return chunk is null ? [] : Unpack(versionId, chunk).Where(summary => string.Equals(summary.CustomerId, customerId, StringComparison.Ordinal));
    }

    private static BsonDocument Chunk(Compressor compressor, string versionId, string firstCustomer, ByteWriter items) => new()
    {
        ["_id"] = Keys.Join(versionId, firstCustomer),
        ["f"] = Format,
        ["z"] = compressor.Wrap(items.Written).ToArray(),
    };

    private static List<StoredSummary> Unpack(string versionId, BsonDocument chunk)
    {
        using var decompressor = new Decompressor();
        byte[] bytes = decompressor.Unwrap(chunk["z"].AsBinary).ToArray();
        return chunk["f"].IsNull ? UnpackFormer(versionId, bytes)
            : chunk["f"].AsInt32 == Format ? Unpack(versionId, bytes)
            : throw new StoreException($"Summaries of format {chunk["f"].AsInt32} aren't known.");
    }

    private static List<StoredSummary> Unpack(string versionId, byte[] bytes)
    {
        var found = new List<StoredSummary>();
        var reader = new ByteReader(bytes);
        while (!reader.AtEnd)
        {
            string customerId = TextCoding.Read(ref reader);
            int length = reader.ReadCount();
            found.Add(new StoredSummary(versionId, customerId, bytes.AsMemory(bytes.Length - reader.Left, length), Former: null));
            reader.ReadBytes(length);
        }

        return found;
    }

    private static List<StoredSummary> UnpackFormer(string versionId, byte[] bytes) =>
    [
        .. BsonSerializer.Deserialize(bytes)["s"].AsArray.Select(item =>
            new StoredSummary(versionId, item.AsDocument["customer"].AsString, ReadOnlyMemory<byte>.Empty, item.AsDocument)),
    ];
}
