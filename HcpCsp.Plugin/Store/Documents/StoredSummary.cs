using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Documents;

/// <summary>A summary on its way into <see cref="SummaryChunks"/>.</summary>
/// <param name="Buckets">How many it has: they decide how many summaries go together.</param>
/// <param name="Write">Writes all of it but its version and its customer.</param>
internal readonly record struct SummaryToStore(string CustomerId, int Buckets, Action<ByteWriter> Write);

/// <summary>A summary on its way back.</summary>
/// <param name="Former">All of it, when it was stored as BSON, as versions before this one did; else null.</param>
internal sealed record StoredSummary(string VersionId, string CustomerId, ReadOnlyMemory<byte> Bytes, BsonDocument? Former);
