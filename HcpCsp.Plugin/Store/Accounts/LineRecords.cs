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

    public IEnumerable<(string CustomerId, InvoiceLine Line)> ReadLinesOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        ReadOf(LineShapes.Billed, versionId, customerIds);

    public IEnumerable<(string CustomerId, UsageLine Line)> ReadUsageOf(string versionId, IReadOnlyCollection<string> customerIds) =>
        ReadOf(LineShapes.Usage, versionId, customerIds);

    /// <summary>Within the transaction that takes the version away.</summary>
    public void Delete(string versionId)
    {
        file.Collection(Collections.Directories).Delete(versionId);
        foreach (string below in BelowVersions)
            file.Collection(below).DeleteMany(Keys.Below(versionId));
    }

    private IEnumerable<(string CustomerId, TLine Line)> ReadOf<TLine>(LineShape<TLine> shape, string versionId, IReadOnlyCollection<string> customerIds)
    {
        if (FindDirectory(versionId) is not { } directory)
            yield break;

        var wanted = customerIds
            .SelectMany(id => directory.Find(id), static (id, range) => (CustomerId: id, Range: range))
            .GroupBy(static found => found.Range.Segment)
            .OrderBy(static group => group.Key);
        using var codec = new SegmentCodec<TLine>(shape);
        foreach (var segment in wanted)
        {
            int start = segment.Min(static found => found.Range.Start);
            int end = segment.Max(static found => found.Range.Start + found.Range.Count);
            TLine[] lines = codec.Decode(ReadSegment(versionId, segment.Key), start, end - start);
            foreach ((string customerId, SegmentRange range) in segment)
            {
                for (int index = range.Start; index < range.Start + range.Count; index++)
                    yield return (customerId, lines[index - start]);
            }
        }
    }

    private IEnumerable<TLine> Read<TLine>(LineShape<TLine> shape, string versionId, string? customerId)
    {
        if (FindDirectory(versionId) is not { } directory)
            yield break;

        IEnumerable<SegmentRange> ranges = customerId is null
            ? Enumerable.Range(0, directory.SegmentCount).Select(static number => new SegmentRange(number, 0, int.MaxValue))
            : directory.Find(customerId);
        using var codec = new SegmentCodec<TLine>(shape);

        // One document at a time and no open query meanwhile: a reader may take its time, and change threads.
        foreach (SegmentRange range in ranges)
        {
            foreach (TLine line in codec.Decode(ReadSegment(versionId, range.Segment), range.Start, range.Count))
                yield return line;
        }
    }

    private SegmentDirectory? FindDirectory(string versionId) =>
        file.Collection(Collections.Directories).FindById(versionId) is { } found ? SegmentDirectory.Read(found["d"].AsBinary) : null;

    private byte[] ReadSegment(string versionId, int number) =>
        file.Collection(Collections.Segments).FindById(SegmentKeys.Segment(versionId, number)) is { } segment
            ? segment["z"].AsBinary
            : throw new StoreException($"Segment {number} of version {versionId} is missing.");
}
