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
    private const int Level = 3;

    /// <param name="summaries">In any order, each with the fields <c>customer</c> and <c>buckets</c>.</param>
    public static IEnumerable<BsonDocument> Pack(string versionId, IEnumerable<BsonDocument> summaries)
    {
        using var compressor = new Compressor(Level);
        var items = new BsonArray();
        string? first = null;
        int buckets = 0;
        var byCustomer = summaries
            .GroupBy(static summary => Keys.Part(summary["customer"].AsString), StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, BsonDocument> customer in byCustomer)
        {
            first ??= customer.Key;
            foreach (BsonDocument summary in customer)
            {
                items.Add(summary);
                buckets += summary["buckets"].AsArray.Count;
            }

            if (buckets < ChunkBuckets)
                continue;
            yield return Chunk(compressor, versionId, first, items);
            items = [];
            first = null;
            buckets = 0;
        }

        if (first is not null)
            yield return Chunk(compressor, versionId, first, items);
    }

    /// <summary>All summaries of a version, by customer key.</summary>
    public static IEnumerable<BsonDocument> Read(ILiteCollection<BsonDocument> collection, string versionId) =>
        collection.Find(Keys.Below(versionId)).ToList().SelectMany(Unpack);

    public static IEnumerable<BsonDocument> Read(ILiteCollection<BsonDocument> collection, string versionId, string customerId)
    {
        // The last chunk that doesn't begin after the customer.
        BsonDocument? chunk = collection.Query()
            .Where(Query.Between("_id", Keys.Join(versionId, ""), Keys.Join(versionId, Keys.Part(customerId))))
            .OrderByDescending("_id")
            .Limit(1)
            .FirstOrDefault();
        return chunk is null ? [] : Unpack(chunk).Where(summary => string.Equals(summary["customer"].AsString, customerId, StringComparison.Ordinal));
    }

    private static BsonDocument Chunk(Compressor compressor, string versionId, string firstCustomer, BsonArray items) => new()
    {
        ["_id"] = Keys.Join(versionId, firstCustomer),
        ["z"] = compressor.Wrap(BsonSerializer.Serialize(new BsonDocument { ["s"] = items })).ToArray(),
    };

    private static IEnumerable<BsonDocument> Unpack(BsonDocument chunk)
    {
        using var decompressor = new Decompressor();
        byte[] bytes = decompressor.Unwrap(chunk["z"].AsBinary).ToArray();
        return BsonSerializer.Deserialize(bytes)["s"].AsArray.Select(static item => item.AsDocument);
    }
}
