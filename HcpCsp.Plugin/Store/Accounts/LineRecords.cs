using HcpCsp.Plugin.Model;
using HcpCsp.Plugin.Model.Lines;
using HcpCsp.Plugin.Store.Documents;
using HcpCsp.Plugin.Store.Segments;
using LiteDB;

namespace HcpCsp.Plugin.Store.Accounts;

/// <summary>What stands below a version: the lines in segments, and what they come to.</summary>
internal sealed class LineRecords(AccountFile file)
{
    private static readonly string[] BelowVersions = [Collections.Segments, Collections.Summaries, Collections.UsageSummaries, Collections.Prices];

    public IReadOnlyList<LineSummary> ListSummaries(string versionId) =>
    [
        .. SummaryChunks.Read(file.Collection(Collections.Summaries), versionId).Select(SummaryDocument.Read)
            .OrderBy(static summary => summary.CustomerName, StringComparer.OrdinalIgnoreCase)
            .ThenBy(static summary => summary.CustomerId, StringComparer.Ordinal)
            .ThenBy(static summary => summary.Currency, StringComparer.Ordinal),
    ];

    public IEnumerable<LineSummary> ListSummaries(string versionId, string customerId) =>
        SummaryChunks.Read(file.Collection(Collections.Summaries), versionId, customerId).Select(SummaryDocument.Read);

    public IReadOnlyList<UsageSummary> ListUsageSummaries(string versionId) =>
        [.. SummaryChunks.Read(file.Collection(Collections.UsageSummaries), versionId).Select(UsageSummaryDocument.Read)];

    public IEnumerable<InvoiceLine> ReadLines(string versionId, string? customerId) => Read(LineShapes.Billed, versionId, customerId);

    public IEnumerable<UsageLine> ReadUsage(string versionId, string? customerId) => Read(LineShapes.Usage, versionId, customerId);

    /// <summary>Within the transaction that takes the version away.</summary>
    public void Delete(string versionId)
    {
        file.Collection(Collections.Directories).Delete(versionId);
        foreach (string below in BelowVersions)
            file.Collection(below).DeleteMany(Keys.Below(versionId));
    }

    private IEnumerable<TLine> Read<TLine>(LineShape<TLine> shape, string versionId, string? customerId)
    {
        if (file.Collection(Collections.Directories).FindById(versionId) is not { } found)
            yield break;

        SegmentDirectory directory = SegmentDirectory.Read(found["d"].AsBinary);
        IEnumerable<SegmentRange> ranges = customerId is null
            ? Enumerable.Range(0, directory.SegmentCount).Select(static number => new SegmentRange(number, 0, int.MaxValue))
            : directory.Find(customerId);
        using var codec = new SegmentCodec<TLine>(shape);

        // One document at a time and no open query meanwhile: a reader may take its time, and change threads.
        foreach (SegmentRange range in ranges)
        {
            BsonDocument segment = file.Collection(Collections.Segments).FindById(SegmentKeys.Segment(versionId, range.Segment))
                ?? throw new StoreException($"Segment {range.Segment} of version {versionId} is missing.");
            foreach (TLine line in codec.Decode(segment["z"].AsBinary, range.Start, range.Count))
                yield return line;
        }
    }
}
