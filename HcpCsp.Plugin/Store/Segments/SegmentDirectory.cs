namespace HcpCsp.Plugin.Store.Segments;

/// <summary>Where the lines of each customer of a version stand: which segments, from where, how many.</summary>
internal sealed class SegmentDirectory
{
    private const byte Format = 1;

    private readonly Dictionary<string, List<SegmentRange>> rangesByCustomer = new(StringComparer.Ordinal);

    /// <summary>How many segments the version has; they are numbered from 0.</summary>
    public int SegmentCount { get; private set; }

    public void Add(string customerId, SegmentRange range)
    {
        if (!rangesByCustomer.TryGetValue(customerId, out List<SegmentRange>? ranges))
        {
            ranges = [];
            rangesByCustomer.Add(customerId, ranges);
        }

        ranges.Add(range);
        SegmentCount = Math.Max(SegmentCount, range.Segment + 1);
    }

    /// <summary>In the order of the lines; none for a customer that the version doesn't bill.</summary>
    public IReadOnlyList<SegmentRange> Find(string customerId) => rangesByCustomer.GetValueOrDefault(customerId) ?? [];

    public byte[] ToBytes()
    {
        var writer = new ByteWriter();
        writer.WriteByte(Format);
        writer.WriteNumber((ulong)rangesByCustomer.Count);
        foreach ((string customerId, List<SegmentRange> ranges) in rangesByCustomer)
        {
            TextCoding.Write(writer, customerId);
            writer.WriteNumber((ulong)ranges.Count);
            foreach (SegmentRange range in ranges)
            {
                writer.WriteNumber((ulong)range.Segment);
                writer.WriteNumber((ulong)range.Start);
                writer.WriteNumber((ulong)range.Count);
            }
        }

        return writer.Written.ToArray();
    }

    public static SegmentDirectory Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        byte format = reader.ReadByte();
        if (format != Format)
            throw new StoreException($"A directory of segments has format {format}, which isn't known.");

        var directory = new SegmentDirectory();
        for (int customers = reader.ReadCount(); customers > 0; customers--)
        {
            string customerId = TextCoding.Read(ref reader);
            for (int ranges = reader.ReadCount(); ranges > 0; ranges--)
                directory.Add(customerId, new SegmentRange(reader.ReadCount(), reader.ReadCount(), reader.ReadCount()));
        }

        return directory;
    }
}

internal readonly record struct SegmentRange(int Segment, int Start, int Count);
